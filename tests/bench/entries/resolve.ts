import type { PartyText } from "#app/domain/customers/matching/party.ts";

import type { Bench, Found } from "../entries.ts";
import { fillCustomers, madeList, rawSeconds, resolvingVendor } from "../fill-customers.ts";
import { resultOf } from "../in-process.ts";
import type { Loop } from "../loop.ts";
import type { BulkOutcome } from "../resolve-process.ts";
import { repeat } from "../visit.ts";

/** The file for each database that is filled in already: both entries measure the same customers. */
const filled = new Map<string, readonly PartyText[]>();

async function fill({ owner, ownerUrl, size }: Bench): Promise<readonly PartyText[]> {
  const before = filled.get(ownerUrl);
  if (before) return before;
  const { known, reported } = madeList(size);
  filled.set(ownerUrl, reported);
  await fillCustomers(owner, known);
  return reported;
}

/** One party to its customer, half of them known: everything but the page, beside one row by its key. */
export async function resolveOne(bench: Bench): Promise<Found[]> {
  await fill(bench);
  const found = await resultOf<Loop>(bench, "run-resolve-process.mjs", "one");
  const limit = await repeat(bench, (turn) =>
    bench.owner.query({
      name: "bench-one-known",
      text: `select id from reported_party where vendor_id = ${resolvingVendor} and fingerprint = $1`,
      values: [`made-${turn % bench.size}`],
    }),
  );
  return [
    { name: "resolve-one p50", value: found.p50, unit: "ms", limit: limit.p50 },
    { name: "resolve-one p95", value: found.p95, unit: "ms", limit: limit.p95 },
  ];
}

/**
 * A whole file in one transaction, written, beside COPY of as many parties with their keys into tables of the same
 * columns with nothing but their primary keys; and how right it was.
 */
export async function resolveBulk(bench: Bench): Promise<Found[]> {
  const raw = await rawSeconds(bench.owner, await fill(bench));
  const found = await resultOf<BulkOutcome>(bench, "run-resolve-process.mjs", "bulk");
  return [
    {
      name: "resolve-bulk",
      value: found.parties / found.seconds,
      unit: "rows/s",
      limit: found.parties / raw,
    },
    { name: "resolve-bulk precision", value: found.precision, unit: "%", limit: 100 },
    { name: "resolve-bulk recall", value: found.recall, unit: "%", limit: 100 },
    { name: "resolve-bulk memory", value: found.memory, unit: "MB", limit: found.idle },
  ];
}
