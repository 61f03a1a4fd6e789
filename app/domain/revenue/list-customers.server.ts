import type { CustomerListQuery } from "#app/domain/customers/customer-list.schema.ts";
import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { CustomerLifecycle } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type Period, presetPeriod } from "./period.ts";
import { isSale, within } from "./sold-entries.server.ts";

export const PAGE_SIZE = 50;

/** A customer in a list, with what it bought in the last four quarters. */
export type CustomerRow = {
  id: string;
  name: string;
  city: string | null;
  country: string | null;
  lifecycle: CustomerLifecycle;
  indirectMinor: bigint;
  directMinor: bigint;
  /** Who sold to it, by id. */
  partnerIds: string[];
};

export type CustomerList = {
  customers: CustomerRow[];
  after: string | null;
  before: string | null;
};

/**
 * The customers that fit, by name or by what they bought. Here and not in the customers' room, because the order
 * may be that of the ledger. A page starts after, or ends before, the customer that the address names.
 */
export async function listCustomers(
  tx: ScopedTx,
  query: CustomerListQuery,
  { currency, today, size = PAGE_SIZE }: { currency: string; today: Date; size?: number },
): Promise<CustomerList> {
  const backwards = query.before !== undefined;
  const rows = await selectRows(tx, query, presetPeriod("4q", today), currency, size + 1);
  const more = rows.length > size;
  const customers = rows.slice(0, size);
  if (backwards) customers.reverse();
  const first = customers[0]?.id ?? null;
  const last = customers.at(-1)?.id ?? null;
  return {
    customers,
    after: (backwards ? last : more && last) || null,
    before: (backwards ? more && first : query.after && first) || null,
  };
}

function selectRows(
  tx: ScopedTx,
  query: CustomerListQuery,
  period: Period,
  currency: string,
  take: number,
) {
  const key = query.sort.endsWith("revenue") ? Prisma.sql`revenue` : Prisma.sql`sort_name`;
  const anchor = query.before ?? query.after;
  const descending = query.sort.startsWith("-") !== (query.before !== undefined);
  const direction = descending ? Prisma.sql`desc` : Prisma.sql`asc`;
  const sign = descending ? Prisma.sql`<` : Prisma.sql`>`;
  return tx.$queryRaw<CustomerRow[]>`
    with bought as (
      select rp.customer_id,
             coalesce(sum(e.net_minor) filter (where e.channel <> 'direct'), 0)::bigint as indirect,
             coalesce(sum(e.net_minor) filter (where e.channel = 'direct'), 0)::bigint as direct,
             array_remove(array_agg(distinct e.last_partner_id), null) as partners
        from ledger_entry e
        join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = e.party_id
       where ${isSale(tx, currency)} and ${within(period)}
       group by 1
    ), listed as (
      select c.id, c.name, c.city, c.country, c.lifecycle, lower(c.name) as sort_name,
             coalesce(b.indirect, 0) as indirect, coalesce(b.direct, 0) as direct,
             coalesce(b.indirect + b.direct, 0) as revenue, coalesce(b.partners, '{}') as partners
        from customer c
        left join bought b on b.customer_id = c.id
       where c.vendor_id = ${tx.vendorId}::int and c.stands_for_id is null
         and (${query.q} = '' or c.name ilike ${patternContaining(query.q)})
         and (${query.lifecycle ?? null}::text is null or c.lifecycle::text = ${query.lifecycle ?? null})
    )
    select id, name, city, country, lifecycle::text, indirect as "indirectMinor", direct as "directMinor",
           partners as "partnerIds"
      from listed
     where ${anchor ? Prisma.sql`(${key}, id) ${sign} (select ${key}, id from listed where id = ${anchor}::uuid)` : Prisma.sql`true`}
     order by ${key} ${direction}, id ${direction}
     limit ${take}`;
}
