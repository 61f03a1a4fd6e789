import { Prisma } from "#app/platform/db/generated/client.ts";

/** The names of the families that deal `d` of a statement is about, each once. */
export const familyNames = (vendorId: number): Prisma.Sql => Prisma.sql`array(
  select distinct f.name
    from deal_line l join product_family f on f.vendor_id = ${vendorId}::int and f.id = l.family_id
   where l.vendor_id = ${vendorId}::int and l.deal_id = d.id
   order by f.name)`;
