import type { Bench, Found } from "../entries.ts";
import { inProcess } from "../in-process.ts";
import { repeat } from "../visit.ts";

/** Who else is at a customer: every key against all customers and live deals, beside one row by its key. */
export async function dealConflict(bench: Bench): Promise<Found[]> {
  const found = await inProcess(bench, "detect");
  const { owner } = bench;
  const limit = await repeat(bench, (turn) =>
    owner.query({
      name: "bench-one-party",
      text: "select id from reported_party where vendor_id = 1 and domain_key = $1",
      values: [`customer-${turn % bench.size}.example`],
    }),
  );
  return [
    { name: "deal-conflict p50", value: found.p50, unit: "ms", limit: limit.p50 },
    { name: "deal-conflict p95", value: found.p95, unit: "ms", limit: limit.p95 },
  ];
}
