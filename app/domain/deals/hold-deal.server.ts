import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type Changed, type Changes, changesTogether, type Stamp } from "./changed.ts";
import { type LockedDeal, lockDeal } from "./deal.store.server.ts";
import { notFound, type Refusal } from "./refusal.ts";

type Held =
  | { ok: true; deal: LockedDeal }
  /** `done`: this very form was taken already, so there is nothing left to do. */
  | { ok: false; answer: { ok: true; done: true } | Refusal | Changed };

/**
 * Holds a deal for the change that a form asks for. The same form again, a double click, finds itself done; a form
 * that shows the deal as it was before somebody else's change is refused with what changed.
 */
export async function holdDeal(tx: ScopedTx, id: string, stamp: Stamp): Promise<Held> {
  const deal = await lockDeal(tx, id);
  if (!deal) return { ok: false, answer: notFound };
  const { version, formId } = stamp;
  if (formId && (await wasTaken(tx, id, formId))) {
    return { ok: false, answer: { ok: true, done: true } };
  }
  if (version !== undefined && version !== deal.version) {
    return { ok: false, answer: await changedSince(tx, id, version) };
  }
  return { ok: true, deal };
}

async function wasTaken(tx: ScopedTx, dealId: string, formId: string): Promise<boolean> {
  const event = await tx.dealEvent.findFirst({
    where: { vendorId: tx.vendorId, dealId, formId },
    select: { id: true },
  });
  return event !== null;
}

const MOST_EVENTS = 200;

/** Who changed it last since that version, and what all of them changed. What the other side keeps to itself is left out. */
export async function changedSince(
  tx: ScopedTx,
  dealId: string,
  version: number,
): Promise<Changed> {
  const { vendorId } = tx;
  const events = await tx.dealEvent.findMany({
    where: { vendorId, dealId, version: { gt: version } },
    orderBy: [{ version: "asc" }, { at: "asc" }, { id: "asc" }],
    take: MOST_EVENTS,
    select: { actorName: true, at: true, changes: true },
  });
  const last = events.at(-1) ?? (await lastChange(tx, dealId));
  return {
    ok: false,
    reason: "changed",
    by: last.actorName,
    at: last.at,
    changes: changesTogether(events.map(({ changes }) => readChanges(changes))),
  };
}

async function lastChange(tx: ScopedTx, dealId: string) {
  const deal = await tx.deal.findUniqueOrThrow({
    where: { vendorId_id: { vendorId: tx.vendorId, id: dealId } },
    select: { updatedAt: true },
  });
  const { shortName } = await tx.vendor.findUniqueOrThrow({
    where: { vendorId: tx.vendorId },
    select: { shortName: true },
  });
  return { actorName: shortName, at: deal.updatedAt };
}

export const readChanges = (kept: Prisma.JsonValue): Changes =>
  kept && typeof kept === "object" && !Array.isArray(kept) ? (kept as Changes) : {};
