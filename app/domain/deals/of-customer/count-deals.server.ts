import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { CountedDeals } from "./deals-in-short.ts";

/** How many deals these wordings name, by partner and by where they stand at that instant. */
export const countDeals = (tx: ScopedTx, partyIds: readonly string[], at: Date) =>
  tx.$queryRaw<CountedDeals[]>`
    select d.partner_id as "partnerId",
           case when d.status = 'approved' and d.protected_until <= ${at}::timestamptz then 'expired'
                else d.status::text end as status,
           d.currency, count(*)::int as deals, sum(d.value_minor)::bigint as "valueMinor"
      from deal d
     where d.vendor_id = ${tx.vendorId}::int and d.party_id = any(${[...partyIds]}::uuid[])
     group by 1, 2, 3`;
