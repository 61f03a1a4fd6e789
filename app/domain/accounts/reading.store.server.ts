import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { type Facet, type JointAccount, type Side, sideOf } from "./joint-account.ts";

type Of = Pick<JointAccount, "id" | "partnerId">;

const dayOf = (at: Date) =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));

/** Keeps that this person read these facets of the other side today: once, however often the page is opened. */
export async function insertReadings(
  tx: ScopedTx,
  actor: Actor,
  account: Of,
  facets: readonly Facet[],
  at: Date,
) {
  const { personId } = actor;
  if (!personId || facets.length === 0) return;
  await tx.jointReading.createMany({
    data: facets.map((facet) => ({
      vendorId: tx.vendorId,
      id: newId(),
      accountId: account.id,
      partnerId: account.partnerId,
      side: sideOf(actor),
      facet,
      personId,
      personName: actor.name,
      day: dayOf(at),
      readAt: at,
    })),
    skipDuplicates: true,
  });
}

export type LastReading = { side: Side; facet: Facet; personName: string; day: Date };

/** When each side last read each facet of the other, and who it was. */
export async function selectLastReadings(tx: ScopedTx, account: Of): Promise<LastReading[]> {
  return tx.$queryRaw<LastReading[]>`
    select distinct on (r.side, r.facet)
           r.side::text as side, r.facet::text as facet, r.person_name as "personName", r.day
      from joint_reading r
     where r.vendor_id = ${tx.vendorId} and r.account_id = ${account.id}::uuid
     order by r.side, r.facet, r.day desc, r.read_at desc`;
}
