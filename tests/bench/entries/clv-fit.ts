import type { Bench, Found } from "../entries.ts";
import { fillWorth, worthVendor } from "../fill-worth.ts";
import { resultOf } from "../in-process.ts";
import type { WorthOutcome } from "../worth-process.ts";

const MOST_CUSTOMERS = 1_000_000;

/** As many customers as deals: both models, what each is worth and the check on a holdout, beside reading them. */
export async function clvFit(bench: Bench): Promise<Found[]> {
  const { owner } = bench;
  await fillWorth(owner, Math.min(bench.size, MOST_CUSTOMERS));
  const { read, reckon, held, run, memory } = await resultOf<WorthOutcome>(
    bench,
    "run-worth-process.mjs",
    "run",
  );
  const from = performance.now();
  await owner.query(`
    select count(*), sum(days) from (
      select p.customer_id, count(distinct e.day) as days, min(e.day), max(e.day), sum(e.base_net_minor)
        from ledger_entry e
        join reported_party p on p.vendor_id = ${worthVendor} and p.id = e.party_id
       where e.vendor_id = ${worthVendor} group by 1) c`);
  const walk = performance.now() - from;
  return [
    { name: "clv-fit", value: reckon, unit: "ms", limit: read },
    { name: "clv-fit others wait at most", value: held, unit: "ms", limit: null },
    { name: "clv-fit reading", value: read, unit: "ms", limit: walk },
    { name: "clv-fit whole run, written", value: run, unit: "ms", limit: walk },
    { name: "clv-fit memory", value: memory, unit: "MB", limit: null },
  ];
}
