import type { Actor } from "#app/platform/actor.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { DealEventKind, DealStatus } from "./deal.ts";

type Locked = {
  id: string;
  number: string;
  status: DealStatus;
  partnerId: string;
  partyId: string;
  ownerId: string;
  customerName: string;
  decideBy: Date | null;
  rules: Prisma.JsonValue;
};

/**
 * Holds the row until the transaction ends, so that a rule checked on it stays true while we write. Only those
 * who may change the deal can hold it: for others, and for what is out of scope, there is none.
 */
export async function lockDeal(tx: ScopedTx, id: string): Promise<Locked | null> {
  const [deal] = await tx.$queryRaw<Locked[]>`
    select id, number, status::text, partner_id as "partnerId", party_id as "partyId", owner_id as "ownerId",
           customer_name as "customerName", decide_by as "decideBy", rules
      from deal
     where vendor_id = ${tx.vendorId}::int and id = ${id}::uuid
       for update`;
  return deal ?? null;
}

type Change = Omit<Prisma.DealUncheckedUpdateManyInput, "vendorId" | "id" | "version">;

export async function changeDeal(tx: ScopedTx, id: string, at: Date, change: Change) {
  await tx.deal.updateMany({
    where: { vendorId: tx.vendorId, id },
    data: { ...change, updatedAt: at, version: { increment: 1 } },
  });
}

type NewEvent = { kind: DealEventKind; at: Date; note?: string | null };

/** One line of a deal's history, under the name and side of whoever acts. */
export async function addEvent(
  tx: ScopedTx,
  actor: Actor,
  deal: { id: string; partnerId: string },
  { kind, at, note = null }: NewEvent,
) {
  await tx.dealEvent.createMany({
    data: [
      {
        vendorId: tx.vendorId,
        id: newId(),
        dealId: deal.id,
        partnerId: deal.partnerId,
        at,
        kind,
        note,
        actorName: actor.name,
        side: actor.audience,
      },
    ],
  });
}

/** The families a deal names, by name. */
export async function selectFamilies(tx: ScopedTx, dealId: string) {
  const lines = await tx.dealLine.findMany({
    where: { vendorId: tx.vendorId, dealId },
    select: { familyId: true },
  });
  return tx.productFamily.findMany({
    where: { vendorId: tx.vendorId, id: { in: lines.map(({ familyId }) => familyId) } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}

export async function selectCustomerId(tx: ScopedTx, partyId: string): Promise<string> {
  const { customerId } = await tx.reportedParty.findUniqueOrThrow({
    where: { vendorId_id: { vendorId: tx.vendorId, id: partyId } },
    select: { customerId: true },
  });
  return customerId;
}
