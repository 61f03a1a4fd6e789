import type { CustomerKind } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { customerSources } from "./source-order.server.ts";
import { type PartnerSource, rankOf } from "./source-order.ts";
import type { Address, Attribute, Lifecycle, Survivor, Wording } from "./survive.ts";

export type KnownWording = Wording & {
  customerId: string;
  partnerId: string | null;
  boughtFirst: Date | null;
  boughtLast: Date | null;
};

type Row = Omit<KnownWording, "rank"> & {
  partnerKind: PartnerSource | null;
  /** The vendor's system that writes it so today. */
  system: string | null;
};

/** Every wording of these customers, with the standing of its source. */
export async function selectWordings(
  tx: ScopedTx,
  customerIds: readonly string[],
): Promise<KnownWording[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select p.id, p.customer_id as "customerId", p.partner_id as "partnerId", s.kind::text as "partnerKind", p.name,
           coalesce(p.home_id, p.customer_id) = p.customer_id as own, p.street, p.postcode, p.city, p.country::text, p.created_at as "createdAt",
           p.bought_first as "boughtFirst", p.bought_last as "boughtLast",
           case when p.partner_id is null then (
             select min(r.system) from customer_record r
              where r.vendor_id = ${tx.vendorId}::int and r.party_id = p.id) end as system
      from reported_party p
      left join partner s on s.vendor_id = ${tx.vendorId}::int and s.id = p.partner_id
     where p.vendor_id = ${tx.vendorId}::int and p.customer_id = any(${[...customerIds]}::uuid[])`;
  const order = await customerSources(tx);
  return rows.map(({ partnerKind, system, ...row }) => ({
    ...row,
    rank: rankOf({ partnerKind, system }, order),
  }));
}

export type Golden = {
  id: string;
  name: Survivor<string> | null;
  address: Survivor<Address> | null;
  kind: Survivor<CustomerKind> | null;
  partner: Survivor<string> | null;
  lifecycle: Lifecycle;
};

/** Writes what survived, and where each of it comes from. What nothing is known of stays as it is. */
export async function writeGolden(tx: ScopedTx, all: readonly Golden[]) {
  const { vendorId } = tx;
  const rows = all.map(({ id, lifecycle, name, address, kind, partner }) => ({
    ...{ id, lifecycle, name: name?.value ?? null, kind: kind?.value ?? null },
    ...{ placed: address !== null, ...address?.value },
    ...{ related: partner !== null, partner: partner?.value || null },
  }));
  await tx.$executeRaw`
    update customer c
       set lifecycle = v.lifecycle, name = coalesce(v.name, c.name), kind = coalesce(v.kind, c.kind),
           street = case when v.placed then v.street else c.street end,
           postcode = case when v.placed then v.postcode else c.postcode end,
           city = case when v.placed then v.city else c.city end,
           country = case when v.placed then v.country else c.country end,
           partner_id = case when v.related then v.partner else c.partner_id end
      from json_to_recordset(${JSON.stringify(rows)}::json) as v (
           id uuid, lifecycle customer_lifecycle, name text, kind customer_kind, placed boolean, street text,
           postcode text, city text, country char(2), related boolean, partner uuid)
     where c.vendor_id = ${vendorId}::int and c.id = v.id`;
  await tx.customerValue.deleteMany({
    where: { vendorId, customerId: { in: all.map(({ id }) => id) } },
  });
  const data = all.flatMap((golden) => valuesOf(golden).map((value) => ({ vendorId, ...value })));
  if (data.length > 0) await tx.customerValue.createMany({ data });
}

function valuesOf({ id: customerId, lifecycle: _, ...golden }: Golden) {
  const entries = Object.entries(golden) as [Attribute, Survivor<unknown> | null][];
  return entries.flatMap(([attribute, survivor]) => {
    if (!survivor) return [];
    const { value, partyId, why } = survivor;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return [{ customerId, attribute, value: text, partyId, why }];
  });
}
