import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

export type StockFilter = { partnerId?: string; familyId?: string };

export type StockRow = {
  partnerId: string;
  productId: string;
  location: string;
  asOf: Date;
  onHand: number;
  available: number | null;
  committed: number | null;
  onOrder: number | null;
  inTransit: number | null;
  backordered: number | null;
  submissionId: string;
  rowNo: number;
};

/** The newest report of each partner's location, line by line: a part it leaves out is not there any more. */
export function selectNewest(
  tx: ScopedTx,
  { partnerId, familyId }: StockFilter,
): Promise<StockRow[]> {
  const { vendorId } = tx;
  const ofPartner = partnerId ? Prisma.sql`and partner_id = ${partnerId}::uuid` : Prisma.empty;
  const ofFamily = familyId ? Prisma.sql`and p.family_id = ${familyId}::uuid` : Prisma.empty;
  return tx.$queryRaw<StockRow[]>`
    with newest as (
      select partner_id, location, max(as_of) as as_of
        from inventory_line
       where vendor_id = ${vendorId} and superseded_at is null ${ofPartner}
       group by partner_id, location)
    select l.partner_id as "partnerId", l.product_id as "productId", l.location, l.as_of as "asOf",
           l.on_hand as "onHand", l.available, l.committed, l.on_order as "onOrder",
           l.in_transit as "inTransit", l.backordered, l.submission_id as "submissionId", l.row_no as "rowNo"
      from newest n
      join inventory_line l on l.vendor_id = ${vendorId} and l.partner_id = n.partner_id
       and l.location = n.location and l.as_of = n.as_of and l.superseded_at is null
      join product p on p.vendor_id = ${vendorId} and p.id = l.product_id ${ofFamily}
     order by p.part_no, l.partner_id, l.location`;
}
