import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { SalesStage } from "../deal.ts";

/** What an open deal expects the customer to buy. */
export type Expected = {
  dealId: string;
  number: string;
  partnerName: string;
  stage: SalesStage;
  closeDay: Date;
  partNo: string;
  productName: string;
  quantity: number;
  amountMinor: bigint;
  currency: string;
};

const MOST = 50;

/** The demand that names a customer: what its open deals say, the next to close first. */
export const expectedOf = (tx: ScopedTx, partyIds: readonly string[], at: Date) =>
  tx.$queryRaw<Expected[]>`
    select d.id as "dealId", d.number, pa.name as "partnerName", d.stage::text, d.close_day as "closeDay",
           p.part_no as "partNo", p.name as "productName", l.quantity, l.amount_minor as "amountMinor", d.currency
      from deal d
      join deal_line l on l.vendor_id = ${tx.vendorId}::int and l.deal_id = d.id
      join product p on p.vendor_id = ${tx.vendorId}::int and p.id = l.product_id
      join partner pa on pa.vendor_id = ${tx.vendorId}::int and pa.id = d.partner_id
     where d.vendor_id = ${tx.vendorId}::int and d.party_id = any(${[...partyIds]}::uuid[])
       and d.status in ('submitted', 'in_review', 'info_requested', 'approved')
       and not (d.status = 'approved' and d.protected_until <= ${at}::timestamptz)
     order by d.close_day, d.id, l.line_no
     limit ${MOST}::int`;
