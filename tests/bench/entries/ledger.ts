import type { Bench, Found } from "../entries.ts";
import { fillLedger, ledgerVendor, reportLate } from "../fill-ledger.ts";
import { resultOf } from "../in-process.ts";
import type { LedgerOutcome, ViewOutcome } from "../ledger-process.ts";

/** Sizes that are filled in already: all entries measure the same books. */
const filled = new Set<string>();

async function fill({ owner, ownerUrl, size }: Bench) {
  if (filled.has(ownerUrl)) return;
  filled.add(ownerUrl);
  await fillLedger(owner, size);
}

const run = (bench: Bench, work: string) =>
  resultOf<LedgerOutcome>(bench, "run-ledger-process.mjs", work);

/** As many lines as deals, worked out from nothing and added up; beside it the same facts copied into a table. */
export async function ledgerRebuild(bench: Bench): Promise<Found[]> {
  await fill(bench);
  const { owner } = bench;
  const { lines, seconds } = await run(bench, "rebuild");
  const from = performance.now();
  await owner.query(
    `create table copied as select * from revenue_fact where vendor_id = ${ledgerVendor}`,
  );
  const limit = (performance.now() - from) / 1_000;
  await owner.query("drop table copied");
  for (const table of ["ledger_entry", "ledger_sum", "ledger_year", "ledger_state"]) {
    await owner.query(`vacuum analyze ${table}`);
  }
  const sizeOf = async (tables: string) => {
    const { rows } = await owner.query<{ bytes: string }>(
      `select sum(pg_total_relation_size(name::regclass)) as bytes from unnest('{${tables}}'::text[]) name`,
    );
    return Number(rows[0]?.bytes) / lines;
  };
  return [
    { name: "ledger-rebuild", value: lines / seconds, unit: "rows/s", limit: lines / limit },
    {
      name: "ledger-rebuild storage of a line",
      value: await sizeOf("ledger_entry,ledger_sum,ledger_year,ledger_state"),
      unit: "bytes",
      limit: await sizeOf("revenue_fact"),
    },
  ];
}

/** The function alone, on two hundred products; beside it a walk through their facts. */
export async function ledgerAllocate(bench: Bench): Promise<Found[]> {
  await fill(bench);
  const { lines, seconds, limit } = await run(bench, "allocate");
  return [
    { name: "ledger-allocate", value: lines / seconds, unit: "rows/s", limit: lines / limit },
  ];
}

const LATE = 1_000;

/** A thousand lines of many products that arrive late: of the last month, and of any day of the year. */
export async function ledgerLate(bench: Bench): Promise<Found[]> {
  await fill(bench);
  const found: Found[] = [];
  for (const [name, days] of [
    ["last month", 30],
    ["any day of the year", 360],
  ] as const) {
    const from = performance.now();
    await reportLate(bench.owner, LATE, days);
    const limit = performance.now() - from;
    const { seconds } = await run(bench, "late");
    found.push({ name: `ledger-late ${name}`, value: seconds * 1_000, unit: "ms", limit });
  }
  return found;
}

/** Each view as its page reads it, beside the least that can be asked of a table made for nothing else. */
export async function ledgerViews(bench: Bench): Promise<Found[]> {
  await fill(bench);
  const { ideal, ...views } = await resultOf<ViewOutcome>(bench, "run-ledger-process.mjs", "views");
  return Object.entries(views).flatMap(([name, { p50, p95 }]) => [
    { name: `ledger-views ${name} p50`, value: p50, unit: "ms", limit: ideal?.p50 ?? null },
    { name: `ledger-views ${name} p95`, value: p95, unit: "ms", limit: ideal?.p95 ?? null },
  ]);
}
