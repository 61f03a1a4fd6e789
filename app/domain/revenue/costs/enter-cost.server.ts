import { isDeepStrictEqual } from "node:util";

import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { Fields } from "#app/platform/records/record-room.ts";

import { booksClosedThrough } from "../open-period.server.ts";
import { keyWord } from "../sales-line.ts";
import type { CostWords } from "./cost.schema.ts";
import { costRecordKey, costRecords, isTyped, readCosts, typedKey } from "./cost-records.server.ts";
import { costFields, costNames } from "./judge-cost.server.ts";
import { shareLater } from "./share-job.server.ts";

export type CostProblem =
  | { field: "partner" | "deal" | "part" | "family"; what: string }
  | { field: "to"; what: string }
  | { field: "document"; what: string };

export type CostEntered =
  | { ok: true; id: string }
  | { ok: false; reason: "wrong"; problems: CostProblem[] }
  | { ok: false; reason: "unknown" };

type Judged = { ok: true; fields: Fields } | { ok: false; problems: CostProblem[] };

/** Whether a typed cost may stand as it is written. */
async function judge(tx: ScopedTx, words: CostWords): Promise<Judged> {
  const names = await costNames(tx);
  const problems: CostProblem[] = [];
  if (!names.partners.has(words.partner)) {
    problems.push({ field: "partner", what: "Choose one of the list" });
  }
  const closed = (await booksClosedThrough(tx))?.toISOString().slice(0, 10);
  if (closed && words.to <= closed) {
    problems.push({ field: "to", what: `The books are closed through ${closed}` });
  }
  const judged = costFields(words, names);
  if (!judged.ok) {
    problems.push(...judged.problems.map(({ field, what }) => ({ field, what })));
    return { ok: false, problems };
  }
  const same = await tx.channelCost.count({
    where: { vendorId: tx.vendorId, costKey: costRecordKey(judged.fields) },
  });
  if (same > 0) problems.push({ field: "document", what: "A file says this line already" });
  return problems.length > 0 ? { ok: false, problems } : judged;
}

/**
 * Types a cost in. It is kept, rated and shared out as a file's line is. The same words from the same form are one cost,
 * however often they are sent.
 */
export const enterCost = (
  actor: VendorActor,
  words: CostWords,
  at: Date,
  formId: string = newId(),
): Promise<CostEntered> =>
  withScope(actor, async (tx) => {
    const judged = await judge(tx, words);
    if (!judged.ok) return { ok: false, reason: "wrong", problems: judged.problems };
    const ofForm = typedKey(formId);
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${ofForm}, ${tx.vendorId}::int))::text`;
    const before = (await readCosts(tx, [ofForm])).get(ofForm);
    if (before && isSame(before, judged.fields)) {
      const where = { vendorId: tx.vendorId, costKey: ofForm };
      return {
        ok: true,
        ...(await tx.channelCost.findFirstOrThrow({ where, select: { id: true } })),
      };
    }
    const key = before ? typedKey(newId()) : ofForm;
    const id = await write(tx, actor, key, judged.fields, at);
    await audit(tx, actor, "cost.entered", { kind: "channel_cost", id }, said(judged.fields));
    return { ok: true, id };
  });

/** Writes a typed cost anew. What a file says is corrected by a file. */
export const correctCost = (
  actor: VendorActor,
  id: string,
  words: CostWords,
  at: Date,
): Promise<CostEntered> =>
  withScope(actor, async (tx) => {
    const standing = await typed(tx, id);
    if (!standing || standing.endedAt) return { ok: false, reason: "unknown" };
    const judged = await judge(tx, words);
    if (!judged.ok) return { ok: false, reason: "wrong", problems: judged.problems };
    const before = (await readCosts(tx, [standing.costKey])).get(standing.costKey) ?? {};
    if (await isClosed(tx, standing.toDay)) {
      const problem = { field: "to", what: "It stands in closed books" } as const;
      return { ok: false, reason: "wrong", problems: [problem] };
    }
    await write(tx, actor, standing.costKey, judged.fields, at);
    const detail = { before: said(before), after: said(judged.fields) };
    await audit(tx, actor, "cost.corrected", { kind: "channel_cost", id }, detail);
    return { ok: true, id };
  });

export type CostEnded = { ok: true } | { ok: false; reason: "unknown" | "closed" };

/** Takes a typed cost back, or lets it count again. */
export const endCost = (
  actor: VendorActor,
  id: string,
  ends: boolean,
  at: Date,
): Promise<CostEnded> =>
  withScope(actor, async (tx) => {
    const standing = await typed(tx, id);
    if (!standing) return { ok: false, reason: "unknown" };
    if (await isClosed(tx, standing.toDay)) return { ok: false, reason: "closed" };
    await asSystem(tx, actor, async (system) => {
      await system.channelCost.updateMany({
        where: { vendorId: tx.vendorId, id },
        data: { endedAt: ends ? at : null, sharedAt: null },
      });
      await shareLater(system);
    });
    const action = ends ? "cost.taken_back" : "cost.counts_again";
    await audit(tx, actor, action, { kind: "channel_cost", id }, {});
    return { ok: true };
  });

async function typed(tx: ScopedTx, id: string) {
  const cost = await tx.channelCost.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: { costKey: true, endedAt: true, toDay: true },
  });
  return cost && isTyped(cost.costKey) ? cost : null;
}

async function isClosed(tx: ScopedTx, day: Date): Promise<boolean> {
  const closed = await booksClosedThrough(tx);
  return closed !== null && day <= closed;
}

/** Whoever goes back to a form and sends other words from it means another cost. */
const isSame = (one: Fields, other: Fields) => isDeepStrictEqual(compared(one), compared(other));

const compared = (fields: Fields) => ({
  ...said(fields),
  ...{ customer: keyWord(fields.customer ?? ""), deal: fields.deal, part: fields.part },
  ...{ family: fields.family, authorisation: fields.authorisation, note: fields.note },
});

/** Costs are the portal's to write, so that files and forms go one way. */
const write = (tx: ScopedTx, actor: VendorActor, key: string, fields: Fields, at: Date) =>
  asSystem(tx, actor, async (system) => {
    await costRecords.write(system, [{ key, title: key, fresh: true, fields }], at);
    const where = { vendorId: tx.vendorId, costKey: key };
    await system.channelCost.updateMany({ where, data: { enteredBy: actor.name } });
    await shareLater(system);
    const { id } = await system.channelCost.findFirstOrThrow({ where, select: { id: true } });
    return id;
  });

const said = ({ kind, partner, document, line, from, to, amount, currency }: Fields) => ({
  ...{ kind, partner, document, line, from, to, amount, currency },
});
