import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { conflictsOf } from "../conflicts/conflicts-of-deal.server.ts";
import { selectCustomerId, selectFamilies } from "../deal.store.server.ts";
import type { ClosureReason, DealRecord, DealStatus } from "../deal.ts";
import { notFound, type Refusal, wrongState } from "../refusal.ts";
import {
  countWaits,
  deleteWaits,
  type Held,
  insertWaits,
  selectWaits,
} from "./wait.store.server.ts";
import { mayWait, type Waiting, type WaitingState } from "./waiting.ts";

type OwnDeal = {
  id: string;
  partyId: string;
  customerName: string;
  status: DealStatus;
  closure: ClosureReason | null;
};

/** The partner wants to hear when what stood against its deal is over. Asked twice it is asked once. */
export function waitForRelease(
  actor: PartnerActor,
  dealId: string,
  now: Date,
): Promise<{ ok: true } | Refusal> {
  return withScope(actor, async (tx) => {
    const deal = await ownDeal(tx, actor, dealId);
    if (!deal) return notFound;
    const missing = await missingFamilies(tx, dealId);
    if (!mayWait(deal, missing.length)) return wrongState;
    await asSystem(tx, actor, async (wide) => {
      const held = await heldBy(wide, deal, missing);
      const { customerName } = deal;
      await insertWaits(wide, actor, { held, customerName, dealId }, now);
    });
    await audit(tx, actor, "deal.waits", { kind: "deal", id: dealId });
    return { ok: true };
  });
}

/**
 * Where others protect what the deal has not. Should nothing stand against it any more, its own customer does as
 * well: then it is free, and the clock says so.
 */
async function heldBy(wide: ScopedTx, deal: OwnDeal, missing: readonly string[]): Promise<Held[]> {
  const found = (await conflictsOf(wide, deal.id)).filter(({ verdict }) => verdict === "conflict");
  const held = found.flatMap(({ customer, families }) =>
    families
      .filter(({ id }) => missing.includes(id))
      .map(({ id: familyId }) => ({ customerId: customer.id, familyId })),
  );
  if (held.length > 0) return held;
  const customerId = await selectCustomerId(wide, deal.partyId);
  return missing.map((familyId) => ({ customerId, familyId }));
}

/** Takes a wish back. */
export function stopWaiting(
  actor: PartnerActor,
  which: { dealId: string } | { customerName: string; dealId: null },
): Promise<{ ok: true }> {
  return withScope(actor, async (tx) => {
    const { count } = await asSystem(tx, actor, (wide) =>
      deleteWaits(wide, actor.partnerId, which),
    );
    if (count > 0) {
      const subject = which.dealId
        ? { kind: "deal", id: which.dealId }
        : { kind: "partner", id: actor.partnerId };
      await audit(tx, actor, "deal.waits-no-more", subject);
    }
    return { ok: true };
  });
}

/** What the partner waits for. */
export const waitsOf = (tx: ScopedTx, actor: PartnerActor): Promise<Waiting[]> =>
  asSystem(tx, actor, (wide) => selectWaits(wide, actor.partnerId));

/** Whether a partner's own deal waits for a release, or could. */
export async function waitingOf(
  tx: ScopedTx,
  actor: PartnerActor,
  deal: Pick<DealRecord, "id" | "status" | "closure" | "lines" | "protections">,
): Promise<WaitingState> {
  const kept = new Set(deal.protections.map(({ familyId }) => familyId));
  const missing = deal.lines.filter(({ familyId }) => !kept.has(familyId));
  if (!mayWait(deal, missing.length)) return null;
  const waits = await asSystem(tx, actor, (wide) => countWaits(wide, actor.partnerId, deal.id));
  return waits > 0 ? "waits" : "may-wait";
}

const ownDeal = (tx: ScopedTx, { partnerId }: PartnerActor, id: string): Promise<OwnDeal | null> =>
  tx.deal.findFirst({
    where: { vendorId: tx.vendorId, id, partnerId },
    select: { id: true, partyId: true, customerName: true, status: true, closure: true },
  });

/** The families of a deal that it does not protect. */
async function missingFamilies(tx: ScopedTx, dealId: string): Promise<string[]> {
  const families = await selectFamilies(tx, dealId);
  const own = await tx.protection.findMany({
    where: { vendorId: tx.vendorId, dealId },
    select: { familyId: true },
  });
  const kept = new Set(own.map(({ familyId }) => familyId));
  return families.map(({ id }) => id).filter((id) => !kept.has(id));
}
