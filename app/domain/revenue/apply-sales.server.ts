import { customersHaveBought } from "#app/domain/customers/customers.server.ts";
import { type ResolvedParty, resolveParties } from "#app/domain/customers/resolve-party.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { type EchoLine, pairEchoes } from "./echo.ts";
import {
  insertFacts,
  type LiveFact,
  linkEchoes,
  lockSales,
  type NewFact,
  selectLinked,
  selectLiveFacts,
  selectUnpaired,
  supersedeFacts,
} from "./sales-fact.store.server.ts";
import {
  factKinds,
  lineKey,
  type RowOutcome,
  type SalesLine,
  type SalesSubmission,
} from "./sales-line.ts";

/**
 * Turns lines into facts and has the ledger worked out anew for their products. Needs the portal's own scope. A line
 * reported before is the same or takes the place of its former self; nothing is there twice.
 */
export async function applySales(
  tx: ScopedTx,
  submission: SalesSubmission,
  lines: readonly SalesLine[],
  at: Date,
): Promise<RowOutcome[]> {
  const outcomes = await recordSales(tx, submission, lines, at);
  const taken = new Set(takenRows(outcomes));
  const products = lines.filter((line) => taken.has(line.rowNo)).map((line) => line.productId);
  await allocateAfter(tx, submission.submissionId, products);
  return outcomes;
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

/** The facts alone, for a file that comes in several parts of one transaction (see allocateAfter). */
export async function recordSales(
  tx: ScopedTx,
  submission: SalesSubmission,
  lines: readonly SalesLine[],
  at: Date,
): Promise<RowOutcome[]> {
  await lockSales(tx);
  const parties = await resolve(tx, submission, lines, at);
  const facts = lines.map((line, index) => factOf(submission, line, parties[index], at));
  const live = await selectLiveFacts(tx, [...new Set(facts.map((fact) => fact.lineKey))]);
  const { outcomes, added, superseded } = judge(submission.submissionId, facts, live);

  await supersedeFacts(tx, superseded, at);
  await insertFacts(tx, added);
  const customers = new Map(parties.map((party) => [party?.partyId, party?.customerId]));
  const customerOf = (fact: NewFact) => customers.get(fact.partyId ?? undefined);
  if (submission.kind === "pos") await linkNewEchoes(tx, submission.partnerId, added, customerOf);
  const bought = added.filter((fact) => fact.quantity > 0).map(customerOf);
  await customersHaveBought(
    tx,
    bought.filter((id) => id !== undefined),
  );
  return outcomes;
}

export const takenRows = (outcomes: readonly RowOutcome[]) =>
  outcomes.filter((outcome) => outcome.verdict === "taken").map((outcome) => outcome.rowNo);

/** The parties of the lines, in their order; undefined where a line names none. */
async function resolve(
  tx: ScopedTx,
  { partnerId }: SalesSubmission,
  lines: readonly SalesLine[],
  at: Date,
): Promise<(ResolvedParty | undefined)[]> {
  const words = lines.flatMap((line) => line.party ?? []);
  const resolved = words.length > 0 ? await resolveParties(tx, { partnerId }, words, at) : [];
  const next = resolved.values();
  return lines.map((line) => (line.party ? next.next().value : undefined));
}

function factOf(
  { submissionId, partnerId, kind }: SalesSubmission,
  line: SalesLine,
  party: ResolvedParty | undefined,
  at: Date,
): NewFact {
  const { party: _words, buyerId, soldToId, ...rest } = line;
  return {
    ...rest,
    id: newId(),
    kind: factKinds[kind],
    partnerId: kind === "sell_in" ? (buyerId ?? null) : partnerId,
    soldToId: soldToId ?? null,
    partyId: party?.partyId ?? null,
    lineKey: lineKey({ partnerId, kind }, line),
    submissionId,
    createdAt: at,
  };
}

/** What each line is, seen against what is reported already and against the lines before it. */
function judge(submissionId: string, facts: readonly NewFact[], live: Map<string, LiveFact>) {
  const outcomes: RowOutcome[] = [];
  const added: NewFact[] = [];
  const superseded: string[] = [];
  const seen = new Map<string, NewFact | LiveFact>(live);
  for (const fact of facts) {
    const former = seen.get(fact.lineKey);
    const { rowNo } = fact;
    if (former && sameContent(former, fact)) {
      outcomes.push({ rowNo, verdict: "same" });
    } else if (former?.submissionId === submissionId) {
      outcomes.push({ rowNo, verdict: "refused", clashesWith: former.rowNo });
    } else {
      if (former) superseded.push(former.id);
      seen.set(fact.lineKey, fact);
      added.push(fact);
      outcomes.push({ rowNo, verdict: "taken" });
    }
  }
  return { outcomes, added, superseded };
}

const contents = [
  "partnerId",
  "soldToId",
  "partyId",
  "quantity",
  "unitMicros",
  "amountMinor",
  "currency",
] as const;

const sameContent = (a: NewFact | LiveFact, b: NewFact) =>
  a.day.getTime() === b.day.getTime() && contents.every((field) => a[field] === b[field]);

/** A reseller's new lines may echo its distributors', and a distributor's may be echoed already. */
async function linkNewEchoes(
  tx: ScopedTx,
  partnerId: string | null,
  added: readonly NewFact[],
  customerOf: (fact: NewFact) => string | undefined,
) {
  if (partnerId === null) return;
  const linked = await selectLinked(tx, partnerId);
  const lines = added.flatMap((fact) => echoLine(fact, customerOf(fact)));
  const own = lines.map((line) => ({ ...line, resellerId: partnerId }));
  const theirs = await selectUnpaired(tx, linked.distributors, "distributor", own);
  await linkEchoes(tx, pairEchoes(own, theirs));
  const echoes = await selectUnpaired(tx, linked.resellers, "reseller", lines);
  await linkEchoes(tx, pairEchoes(echoes, lines));
}

function echoLine(fact: NewFact, customerId: string | undefined): EchoLine[] {
  if (!customerId) return [];
  const { id, productId, quantity, day, document, soldToId } = fact;
  return [{ id, productId, customerId, quantity, day, document, resellerId: soldToId }];
}
