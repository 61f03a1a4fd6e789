import type { PartnerActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Waiting } from "./waiting.ts";

/** A customer's record and a family that something protects there: the vendor's knowledge. */
export type Held = { customerId: string; familyId: string };

type Wish = { held: readonly Held[]; customerName: string; dealId: string | null };

/** Pass the transaction of `asSystem`: a partner reads and writes none of it by itself. Twice is once. */
export async function insertWaits(
  wide: ScopedTx,
  { partnerId, membershipId }: Pick<PartnerActor, "partnerId" | "membershipId">,
  { held, customerName, dealId }: Wish,
  now: Date,
): Promise<void> {
  if (!membershipId) throw new Error("Somebody who works at the partner waits");
  await wide.protectionWait.createMany({
    data: held.map((each) => ({
      ...{ vendorId: wide.vendorId, id: newId(), partnerId, membershipId, dealId },
      ...{ ...each, customerName, createdAt: now },
    })),
    skipDuplicates: true,
  });
}

export const deleteWaits = (
  wide: ScopedTx,
  partnerId: string,
  which: { dealId: string } | { customerName: string; dealId: null },
) =>
  wide.protectionWait.deleteMany({
    where: { vendorId: wide.vendorId, partnerId, toldAt: null, ...which },
  });

export const countWaits = (wide: ScopedTx, partnerId: string, dealId: string): Promise<number> =>
  wide.protectionWait.count({
    where: { vendorId: wide.vendorId, partnerId, dealId, toldAt: null },
  });

/** What a partner waits for, the newest first. What a domain stands for is left out. */
export const selectWaits = (wide: ScopedTx, partnerId: string): Promise<Waiting[]> =>
  wide.$queryRaw<Waiting[]>`
    select w.customer_name as "customerName", w.deal_id as "dealId", min(w.created_at) as since,
           case when w.deal_id is null then '{}' else array_agg(distinct f.name) end as families
      from protection_wait w
      join product_family f on f.vendor_id = ${wide.vendorId}::int and f.id = w.family_id
     where w.vendor_id = ${wide.vendorId}::int and w.partner_id = ${partnerId}::uuid and w.told_at is null
     group by w.customer_name, w.deal_id
     order by min(w.created_at) desc, w.customer_name
     limit 200`;
