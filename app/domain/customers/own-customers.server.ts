import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { CustomerWords } from "./customer-words.ts";

/** A customer in a partner's own words, as it wrote them last. */
export type OwnCustomer = CustomerWords & { partyId: string; customerId: string };

type Asked = { words: string } | { customerIds: readonly string[] };

/**
 * Customers that this partner itself has named before, by deals or by what it reported: each once, in its newest
 * words. Nobody else's customers are looked at, so finding none says nothing about them.
 */
export function ownCustomers(
  tx: ScopedTx,
  partnerId: string,
  asked: Asked,
  most: number,
): Promise<OwnCustomer[]> {
  const fits =
    "words" in asked
      ? Prisma.sql`(p.name ilike ${patternContaining(asked.words)} or p.domain ilike ${patternContaining(asked.words)})`
      : Prisma.sql`p.customer_id = any(${[...asked.customerIds]}::uuid[])`;
  const begins = "words" in asked ? patternContaining(asked.words).slice(1) : "%";
  // By its own names: whom the vendor holds two of them for is not told by leaving one out.
  const once = "words" in asked ? Prisma.sql`p.name_key` : Prisma.sql`p.customer_id`;
  return tx.$queryRaw<OwnCustomer[]>`
    select *
      from (select distinct on (${once})
                   p.id as "partyId", p.customer_id as "customerId", p.name, p.domain, p.duns, p.vat, p.street,
                   p.postcode, p.city, p.country
              from reported_party p
             where p.vendor_id = ${tx.vendorId}::int and p.partner_id = ${partnerId}::uuid and ${fits}
             order by ${once}, p.created_at desc, p.id desc) found
     order by (found.name ilike ${begins}) desc, found.name, found."partyId"
     limit ${most}::int`;
}
