import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** What a partner reported to have sold of one product, at its own prices. */
export type OwnProduct = {
  partNo: string;
  productName: string;
  units: number;
  amountMinor: bigint;
  currency: string;
  lastDay: Date;
};

/** A line as the partner reported it. */
export type OwnLine = {
  factId: string;
  day: Date;
  document: string;
  partNo: string;
  quantity: number;
  amountMinor: bigint;
  currency: string;
  submissionId: string;
  rowNo: number;
};

export type OwnMonth = { month: Date; amountMinor: bigint; currency: string };

export type OwnSales = {
  products: OwnProduct[];
  months: OwnMonth[];
  lines: OwnLine[];
  lineCount: number;
};

const LINES = 25;
const PRODUCTS = 100;

const ownTo = (tx: ScopedTx, partnerId: string, partyIds: readonly string[]) => Prisma.sql`
  f.vendor_id = ${tx.vendorId}::int and f.party_id = any(${[...partyIds]}::uuid[])
  and f.partner_id = ${partnerId}::uuid and f.kind = 'sell_through' and f.superseded_at is null`;

/** What this partner itself reported to have sold to these wordings of its own: nobody else's lines, no net price. */
export async function ownSalesTo(
  tx: ScopedTx,
  partnerId: string,
  partyIds: readonly string[],
): Promise<OwnSales> {
  const mine = ownTo(tx, partnerId, partyIds);
  const products = await tx.$queryRaw<OwnProduct[]>`
    select p.part_no as "partNo", p.name as "productName", sum(f.quantity)::float8 as units,
           sum(f.amount_minor)::bigint as "amountMinor", f.currency, max(f.day) as "lastDay"
      from revenue_fact f
      join product p on p.vendor_id = ${tx.vendorId}::int and p.id = f.product_id
     where ${mine}
     group by p.part_no, p.name, f.currency
     order by 4 desc, 1
     limit ${PRODUCTS}::int`;
  const months = await tx.$queryRaw<OwnMonth[]>`
    select date_trunc('month', f.day::timestamp)::date as month, sum(f.amount_minor)::bigint as "amountMinor",
           f.currency
      from revenue_fact f where ${mine} group by 1, 3 order by 1`;
  const lines = await tx.$queryRaw<(OwnLine & { all: number })[]>`
    select f.id as "factId", f.day, f.document, p.part_no as "partNo", f.quantity,
           f.amount_minor as "amountMinor", f.currency, f.submission_id as "submissionId", f.row_no as "rowNo",
           count(*) over ()::int as all
      from revenue_fact f
      join product p on p.vendor_id = ${tx.vendorId}::int and p.id = f.product_id
     where ${mine}
     order by f.day desc, f.id desc
     limit ${LINES}::int`;
  return {
    ...{ products, months },
    lineCount: lines[0]?.all ?? 0,
    lines: lines.map(({ all: _, ...line }) => line),
  };
}

/** When this partner last sold to each of its wordings. */
export async function lastSoldTo(
  tx: ScopedTx,
  partnerId: string,
  partyIds: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await tx.$queryRaw<{ partyId: string; day: Date }[]>`
    select f.party_id as "partyId", max(f.day) as day
      from revenue_fact f where ${ownTo(tx, partnerId, partyIds)} group by 1`;
  return new Map(rows.map(({ partyId, day }) => [partyId, day]));
}
