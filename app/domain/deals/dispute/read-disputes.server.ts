import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { conflictsOf } from "../conflicts/conflicts-of-deal.server.ts";
import type { DisputeState } from "../talk/deal-talk.ts";
import { disputeSide, sideColumns } from "./dispute.store.server.ts";
import type { Dispute, NamedSide, Outcome, Rival } from "./dispute.ts";

const deal = {
  number: true,
  customerName: true,
  ownerName: true,
  status: true,
  submittedAt: true,
  partner: { select: { name: true } },
} as const;

/** The disputes a deal is part of, the latest first, with both sides. Vendor's scope. */
export async function disputesOf(tx: ScopedTx, dealId: string): Promise<Dispute[]> {
  const { vendorId } = tx;
  const rows = await tx.dispute.findMany({
    where: { vendorId, OR: [{ firstDealId: dealId }, { secondDealId: dealId }] },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: 20,
    select: {
      id: true,
      openedAt: true,
      openedBy: true,
      reason: true,
      dueAt: true,
      outcome: true,
      reasons: true,
      decidedAt: true,
      decidedBy: true,
      firstDealId: true,
      first: { select: deal },
      second: { select: deal },
      sides: { where: { vendorId }, select: sideColumns(vendorId) },
    },
  });
  return rows.flatMap(({ firstDealId, first, second, sides, outcome, ...row }) => {
    const asked = sides.map(disputeSide);
    const one = asked.find((side) => side.dealId === firstDealId);
    const other = asked.find((side) => side.dealId !== firstDealId);
    if (!one || !other) return [];
    const named = (side: typeof one, of: typeof first): NamedSide => {
      const { partner, ...rest } = of;
      return { ...side, ...rest, partnerName: partner.name };
    };
    return [
      {
        ...row,
        outcome: outcome as Outcome | null,
        first: named(one, first),
        second: named(other, second),
      },
    ];
  });
}

/** Deals of other partners that claim the same customer, where no dispute is open yet. Vendor's scope. */
export async function rivalsOf(tx: ScopedTx, dealId: string): Promise<Rival[]> {
  const { vendorId } = tx;
  const open = await tx.dispute.findMany({
    where: {
      vendorId,
      decidedAt: null,
      OR: [{ firstDealId: dealId }, { secondDealId: dealId }],
    },
    select: { firstDealId: true, secondDealId: true },
  });
  const taken = new Set(
    open.flatMap(({ firstDealId, secondDealId }) => [firstDealId, secondDealId]),
  );
  const conflicts = await conflictsOf(tx, dealId);
  return conflicts.flatMap(({ verdict, deal: other }) => {
    const disputed = verdict === "conflict" || verdict === "competing";
    if (!other || !disputed || taken.has(other.id)) return [];
    const { id, number, partnerName, customerName } = other;
    return [{ id, number, partnerName, customerName }];
  });
}

/** Whether a deal is disputed, or could be. Vendor's scope. */
export async function disputeState(tx: ScopedTx, dealId: string): Promise<DisputeState> {
  const { vendorId } = tx;
  const open = await tx.dispute.findFirst({
    where: {
      vendorId,
      decidedAt: null,
      OR: [{ firstDealId: dealId }, { secondDealId: dealId }],
    },
    orderBy: { dueAt: "asc" },
    select: { dueAt: true },
  });
  const openUntil = open?.dueAt ?? null;
  return { openUntil, contested: !openUntil && (await rivalsOf(tx, dealId)).length > 0 };
}
