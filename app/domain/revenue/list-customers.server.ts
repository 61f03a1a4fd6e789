import {
  type CustomerListQuery,
  identifiersIn,
} from "#app/domain/customers/customer-list.schema.ts";
import { subsidiaryCounts } from "#app/domain/customers/subsidiary-counts.server.ts";
import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { CustomerKind, CustomerLifecycle } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { vendorTerms } from "./ledger/terms.server.ts";
import { type Period, presetPeriod } from "./period.ts";
import { isSale, within } from "./sold-entries.server.ts";
import type { Segment } from "./worth/segments.ts";

export const PAGE_SIZE = 50;

/** A customer in a list, with what it bought in the last four quarters of the fiscal year, in the vendor's currency. */
export type CustomerRow = {
  id: string;
  name: string;
  city: string | null;
  country: string | null;
  kind: CustomerKind;
  lifecycle: CustomerLifecycle;
  createdAt: Date;
  indirectMinor: bigint;
  directMinor: bigint;
  /** Who sold to it, by id. */
  partnerIds: string[];
  /** By the newest estimate; null where there is none, or nothing was bought. */
  segment: Segment | null;
  lifetimeMinor: bigint | null;
  /** How many stand right below it. */
  subsidiaries: number;
};

type Row = Omit<CustomerRow, "subsidiaries">;

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
  { today, size = PAGE_SIZE }: { today: Date; size?: number },
): Promise<CustomerList> {
  const backwards = query.before !== undefined;
  const { calendar } = await vendorTerms(tx);
  const asked = { period: presetPeriod("4q", today, calendar), take: size + 1 };
  const rows = await selectRows(tx, query, asked);
  const more = rows.length > size;
  const below = await subsidiaryCounts(
    tx,
    rows.map(({ id }) => id),
  );
  const customers = rows
    .slice(0, size)
    .map((each) => ({ ...each, subsidiaries: below.get(each.id) ?? 0 }));
  if (backwards) customers.reverse();
  const first = customers[0]?.id ?? null;
  const last = customers.at(-1)?.id ?? null;
  return {
    customers,
    after: (backwards ? last : more && last) || null,
    before: (backwards ? more && first : query.after && first) || null,
  };
}

type Asked = { period: Period; take: number };

const newestRun = (tx: ScopedTx) => Prisma.sql`
  (select max(r.day) from worth_run r where r.vendor_id = ${tx.vendorId}::int)`;

/** What the customers of `name` are worth, as `w`. */
const withWorth = (tx: ScopedTx, name: Prisma.Sql) => Prisma.sql`
  left join customer_worth w on w.vendor_id = ${tx.vendorId}::int and w.day = ${newestRun(tx)}
   and w.customer_id = ${name}.id`;

/** Which customers are listed; those another record stands for are not. */
function fits(tx: ScopedTx, query: CustomerListQuery): Prisma.Sql {
  const parts = [Prisma.sql`c.vendor_id = ${tx.vendorId}::int and c.stands_for_id is null`];
  if (query.lifecycle) parts.push(Prisma.sql`c.lifecycle::text = ${query.lifecycle}`);
  if (query.kind) parts.push(Prisma.sql`c.kind::text = ${query.kind}`);
  if (query.country) parts.push(Prisma.sql`c.country = ${query.country}`);
  if (query.family) {
    parts.push(Prisma.sql`exists (
      select 1 from customer b where b.vendor_id = ${tx.vendorId}::int and b.parent_id = c.id)`);
  }
  if (query.partner) {
    parts.push(Prisma.sql`c.id in (
      select rp.customer_id from reported_party rp
       where rp.vendor_id = ${tx.vendorId}::int and rp.partner_id = ${query.partner}::uuid)`);
  }
  if (query.segment) {
    parts.push(Prisma.sql`c.id in (
      select w.customer_id from customer_worth w
       where w.vendor_id = ${tx.vendorId}::int and w.day = ${newestRun(tx)}
         and w.segment = ${query.segment}::tributary.worth_segment)`);
  }
  if (query.q) parts.push(saysIt(tx, query.q));
  return Prisma.join(parts, " and ");
}

/** By its name, by any wording of any source, by a domain, an identifier or the number in one of the own systems. */
function saysIt(tx: ScopedTx, q: string): Prisma.Sql {
  const words = patternContaining(q);
  const identifiers = identifiersIn(q).map(patternContaining);
  const byNumber = Prisma.sql`
    union all
    select rp.customer_id from reported_party rp
     where rp.vendor_id = ${tx.vendorId}::int and rp.domain ilike any(${identifiers})
    union all
    select ci.customer_id from customer_identifier ci
     where ci.vendor_id = ${tx.vendorId}::int and ci.value ilike any(${identifiers})
    union all
    select rp.customer_id from customer_record cr
      join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = cr.party_id
     where cr.vendor_id = ${tx.vendorId}::int and cr.external_id ilike any(${identifiers})`;
  return Prisma.sql`(c.name ilike ${words} or c.id in (
    select rp.customer_id from reported_party rp
     where rp.vendor_id = ${tx.vendorId}::int and rp.name ilike ${words}
    ${identifiers.length > 0 ? byNumber : Prisma.empty}))`;
}

const sums = Prisma.sql`
  coalesce(sum(e.base_net_minor) filter (where e.channel <> 'direct'), 0)::bigint as indirect,
  coalesce(sum(e.base_net_minor) filter (where e.channel = 'direct'), 0)::bigint as direct,
  array_remove(array_agg(distinct e.last_partner_id), null) as partners`;

const shown = Prisma.sql`
  c.id, c.name, c.city, c.country, c.kind, c.lifecycle, c.created_at`;

const row = Prisma.sql`
  id, name, city, country, kind::text, lifecycle::text, created_at as "createdAt",
  coalesce(indirect, 0) as "indirectMinor", coalesce(direct, 0) as "directMinor",
  coalesce(partners, '{}') as "partnerIds", w.segment::text as segment, w.lifetime_minor as "lifetimeMinor"`;

function selectRows(tx: ScopedTx, query: CustomerListQuery, asked: Asked) {
  const anchor = query.before ?? query.after;
  const descending = query.sort.startsWith("-") !== (query.before !== undefined);
  const order = {
    anchor,
    direction: descending ? Prisma.sql`desc` : Prisma.sql`asc`,
    sign: descending ? Prisma.sql`<` : Prisma.sql`>`,
  };
  if (query.sort.endsWith("revenue")) return byRevenue(tx, query, asked, order);
  return byOwn(tx, query, asked, order);
}

type Order = { anchor: string | undefined; direction: Prisma.Sql; sign: Prisma.Sql };

/** The order is the ledger's: what those that fit bought is added up before the page is known. */
function byRevenue(tx: ScopedTx, query: CustomerListQuery, asked: Asked, order: Order) {
  const { anchor, direction, sign } = order;
  return tx.$queryRaw<Row[]>`
    with found as (
      select ${shown} from customer c where ${fits(tx, query)}
    ), bought as (
      select found.id as customer_id, ${sums}
        from found
        join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.customer_id = found.id
        join ledger_entry e on e.vendor_id = ${tx.vendorId}::int and e.party_id = rp.id
       where ${isSale(tx)} and ${within(asked.period)}
       group by 1
    ), listed as (
      select found.*, b.indirect, b.direct, coalesce(b.indirect + b.direct, 0) as revenue, b.partners
        from found
        left join bought b on b.customer_id = found.id
    ), page as (
      select * from listed
       where ${anchor ? Prisma.sql`(revenue, id) ${sign} (select revenue, id from listed where id = ${anchor}::uuid)` : Prisma.sql`true`}
       order by revenue ${direction}, id ${direction}
       limit ${asked.take}::int
    )
    select ${row}
      from page ${withWorth(tx, Prisma.sql`page`)}
     order by revenue ${direction}, id ${direction}`;
}

/** The page is known by its names or by what is kept of worth, and only what is on it is added up. */
function byOwn(tx: ScopedTx, query: CustomerListQuery, asked: Asked, order: Order) {
  const { anchor, direction, sign } = order;
  const worth = query.sort.endsWith("worth");
  const key = worth ? Prisma.sql`coalesce(w.rank_minor, -1)` : Prisma.sql`lower(c.name)`;
  const from = worth
    ? Prisma.sql`customer c ${withWorth(tx, Prisma.sql`c`)}`
    : Prisma.sql`customer c`;
  const place = anchor
    ? Prisma.sql`(${key}, c.id) ${sign} (
        select ${key}, c.id from ${from}
         where c.vendor_id = ${tx.vendorId}::int and c.id = ${anchor}::uuid)`
    : Prisma.sql`true`;
  return tx.$queryRaw<Row[]>`
    with listed as (
      select ${shown}, ${key} as key from ${from}
       where ${fits(tx, query)} and ${place}
       order by key ${direction}, c.id ${direction}
       limit ${asked.take}::int
    )
    select ${row}
      from listed ${withWorth(tx, Prisma.sql`listed`)}
      left join lateral (
        select ${sums}
          from reported_party rp
          join ledger_entry e on e.vendor_id = ${tx.vendorId}::int and e.party_id = rp.id
         where rp.vendor_id = ${tx.vendorId}::int and rp.customer_id = listed.id
           and ${isSale(tx)} and ${within(asked.period)}
      ) bought on true
     order by key ${direction}, id ${direction}`;
}
