import { customersHaveBought } from "#app/domain/customers/customers.server.ts";
import { setPurchaseDays } from "#app/domain/customers/golden/parties-have-bought.server.ts";
import { CompanyWords } from "#app/domain/customers/party.schema.ts";
import { resolveParties } from "#app/domain/customers/resolve-party.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { linkEchoesOf, outlineOfStaged } from "./link-echoes.server.ts";
import type { SalesSubmission } from "./sales-line.ts";
import {
  type Bought,
  insertStaged,
  lookUp,
  selectBought,
  selectNewWords,
  setSameAside,
  supersedeByStaged,
} from "./staged-sales.server.ts";
import { stretches } from "./stretches.ts";

/** Wordings that are read in one go. */
const WORDINGS = 2_000;
/** Wordings that are resolved together, so that their order in the file decides nothing. */
const RUN = 100_000;
/** Rows that become facts in one statement, after which it is told how far it is. */
const STRETCH = 10_000;
/** Rows that are walked through in one statement. */
const WALK = 100_000;

/** Hears what is being done to the rows, and up to which of them it is done. */
export type Telling = {
  begin(step: "apply" | "finish"): Promise<void>;
  reach(row: number): Promise<void>;
};

export type ToApply = {
  currency: string;
  /** The staged lines that are known, as it was found under the lock. */
  known: { same: number; changed: number };
  /** Of all lines that are staged and good. */
  lines: number;
  lastRow: number;
  productIds: readonly string[];
  /** Of the first and the last of them. */
  days: { from: Date; to: Date } | null;
};

/**
 * Turns the staged lines of a submission into facts, set by set. Needs the portal's own scope and the lock on sales. A
 * line reported before is the same or takes the place of its former self; nothing is there twice.
 */
export async function applyStagedSales(
  tx: ScopedTx,
  submission: SalesSubmission,
  { currency, known, lines, lastRow, productIds, days }: ToApply,
  at: Date,
  told: Telling,
) {
  const { submissionId, partnerId } = submission;
  await resolveWords(tx, submission, at);
  if (known.same > 0) await setSameAside(tx, submission, currency);
  const moved = known.changed > 0 ? await supersedeByStaged(tx, submissionId, at) : [];
  let taken = 0;
  await told.begin("apply");
  for (const stretch of stretches(lastRow, STRETCH)) {
    taken += await insertStaged(tx, submission, currency, stretch, at);
    await told.reach(stretch.to);
  }
  await told.begin("finish");
  const expected = lines - known.same;
  if (taken !== expected) throw new Error(`${taken} of ${expected} lines became facts`);
  if (submission.kind === "pos" && partnerId !== null && days) {
    const file = await outlineOfStaged(tx, submissionId, days);
    await linkEchoesOf(tx, partnerId, [submissionId], file);
  }
  const bought = await whatWasBought(tx, submissionId, lastRow, told);
  const customerIds = bought.map(({ customerId }) => customerId);
  await lookUp(tx, "each");
  await customersHaveBought(tx, customerIds);
  await setPurchaseDays(tx, bought);
  if (taken > 0) {
    await allocateAfter(tx, submissionId, [
      ...productIds,
      ...moved.map(({ productId }) => productId),
    ]);
  }
  return { taken };
}

async function whatWasBought(tx: ScopedTx, id: string, lastRow: number, told: Telling) {
  const all = new Map<string, Bought>();
  for (const stretch of stretches(lastRow, WALK)) {
    for (const one of await selectBought(tx, id, stretch)) {
      const { first, last } = all.get(one.partyId) ?? one;
      all.set(one.partyId, {
        ...one,
        first: first < one.first ? first : one.first,
        last: last > one.last ? last : one.last,
      });
    }
    await told.reach(stretch.to);
  }
  return [...all.values()];
}

async function resolveWords(tx: ScopedTx, submission: SalesSubmission, at: Date) {
  const { submissionId, partnerId } = submission;
  let words: CompanyWords[] = [];
  for (let after = 0; ; ) {
    const rows = await selectNewWords(tx, submissionId, after, WORDINGS);
    for (const row of rows) words.push(CompanyWords.parse(row.words));
    const isLast = rows.length < WORDINGS;
    if (words.length > 0 && (isLast || words.length >= RUN)) {
      await resolveParties(tx, { partnerId }, words, at);
      words = [];
    }
    if (isLast) return;
    after = rows.at(-1)?.rowNo ?? after;
  }
}

/** Has the ledger worked out anew for products whose facts this submission changed. */
export async function allocateAfter(
  tx: ScopedTx,
  submissionId: string,
  productIds: readonly string[],
) {
  const distinct = [...new Set(productIds)];
  if (distinct.length === 0) return;
  const { vendorId } = tx;
  // A key per submission: with one per vendor, a job that still waits would lose its products to the next.
  const key = `ledger.allocate:${submissionId}`;
  await enqueue(tx, { name: "ledger.allocate" }, { vendorId, productIds: distinct }, { key });
}
