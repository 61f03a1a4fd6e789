import type { Actor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { insertInto } from "#app/platform/db/insert-into.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { type Changes, changesBetween } from "./changed.ts";
import type { DealEventKind, DealStatus } from "./deal.ts";
import { isLive } from "./moves.ts";

export type LockedDeal = {
  id: string;
  number: string;
  version: number;
  registration: number;
  status: DealStatus;
  partnerId: string;
  partyId: string;
  ownerId: string;
  customerName: string;
  decideBy: Date | null;
  protectedUntil: Date | null;
  askedFields: string[];
  rules: Prisma.JsonValue;
};

/**
 * Holds the row until the transaction ends, so that a rule checked on it stays true while we write. Only those
 * who may change the deal can hold it: for others, and for what is out of scope, there is none. Rows that point to it
 * may still come, since its key stays: of two deals that meet, each is told of the other while both are held.
 */
export async function lockDeal(tx: ScopedTx, id: string): Promise<LockedDeal | null> {
  const [deal] = await tx.$queryRaw<LockedDeal[]>`
    select id, number, version, registration, status::text, partner_id as "partnerId", party_id as "partyId",
           owner_id as "ownerId", customer_name as "customerName", decide_by as "decideBy",
           protected_until as "protectedUntil", asked_fields as "askedFields", rules
      from deal
     where vendor_id = ${tx.vendorId}::int and id = ${id}::uuid
       for no key update`;
  return deal ?? null;
}

type Change = Omit<Prisma.DealUncheckedUpdateManyInput, "vendorId" | "id" | "version">;

/** The version that a change made, and what it changed, for the event that tells of it. */
export type Made = { version: number; changes: Changes };

// What the portal works out by itself tells a reader of the history nothing.
const silent = [
  "rules",
  "programVersionId",
  "partyId",
  "ownerId",
  "reviewerId",
  "deciderName",
  "decisionNote",
  "currency",
  "valueMinor",
  "submittedAt",
  "decidedAt",
];

type Values = Parameters<typeof changesBetween>[0];

/** Changes a deal that is held. Pass what comes back on to `addEvent`. */
export async function changeDeal(
  tx: ScopedTx,
  id: string,
  at: Date,
  change: Change,
): Promise<Made> {
  const where = { vendorId_id: { vendorId: tx.vendorId, id } };
  const told = Object.entries(change).filter(([field]) => !silent.includes(field));
  const fields = Object.fromEntries(told.map(([field]) => [field, true]));
  const before = await tx.deal.findUniqueOrThrow({ where, select: { ...fields, version: true } });
  await tx.deal.updateMany({
    where: { vendorId: tx.vendorId, id },
    data: { ...change, updatedAt: at, version: { increment: 1 } },
  });
  // Nobody answers any more what was asked of a deal that is over.
  if (typeof change.status === "string" && !isLive(change.status)) {
    await tx.dealRequest.updateMany({
      where: { vendorId: tx.vendorId, dealId: id, status: "pending" },
      data: { status: "lapsed", answeredAt: at },
    });
  }
  const after = Object.fromEntries(told.filter(([, value]) => value !== undefined));
  return {
    version: before.version + 1,
    changes: changesBetween(before as Values, after as Values),
  };
}

type NewEvent = {
  kind: DealEventKind;
  at: Date;
  note?: string | null;
  /** What the change it tells of made. */
  made?: Made;
  /** The form it came by: the same form again is no event. */
  formId?: string;
  id?: string;
  /** The vendor alone reads it. */
  internal?: boolean;
};

/** One line of a deal's history, under the name and side of whoever acts. */
export async function addEvent(
  tx: ScopedTx,
  actor: Actor,
  deal: { id: string; partnerId: string },
  { kind, at, note = null, made, formId, id = newId(), internal = false }: NewEvent,
) {
  await tx.query(
    insertInto("dealEvent", [
      {
        vendorId: tx.vendorId,
        id,
        internal,
        dealId: deal.id,
        partnerId: deal.partnerId,
        at,
        kind,
        note,
        version: made?.version ?? null,
        changes: made && Object.keys(made.changes).length > 0 ? made.changes : Prisma.DbNull,
        formId: formId ?? null,
        actorName: actor.name,
        side: actor.audience,
      },
    ]),
  );
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
