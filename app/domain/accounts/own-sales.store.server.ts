import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { RevenueRow } from "./facets.server.ts";

/** What the asking partner itself reported to have sold to this customer: its own words, in its own scope. */
export const selectOwnSales = (tx: ScopedTx, partnerId: string, customerId: string) =>
  tx.$queryRaw<RevenueRow[]>`
    select 'detail' as level, 'partner' as through, date_trunc('quarter', f.day)::date as quarter, f.day,
           r.part_no as "partNo", r.name as product, m.name as family,
           sum(f.quantity)::bigint as units, sum(f.amount_minor)::bigint as "streetMinor", f.currency
      from revenue_fact f
      join reported_party p on p.vendor_id = ${tx.vendorId} and p.id = f.party_id
      join product r on r.vendor_id = ${tx.vendorId} and r.id = f.product_id
      join product_family m on m.vendor_id = ${tx.vendorId} and m.id = r.family_id
     where f.vendor_id = ${tx.vendorId} and f.partner_id = ${partnerId}::uuid and f.kind = 'sell_through'
       and f.superseded_at is null and p.customer_id = ${customerId}::uuid
     group by f.day, r.part_no, r.name, m.name, f.currency
     order by f.day`;
