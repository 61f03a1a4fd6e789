import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type FiscalCalendar, periodsBetween } from "../fiscal-calendar.ts";
import { views } from "./ledger-sums.ts";
import { NOBODY } from "./nobody.ts";
import { insertAlone, insertYears } from "./year-sums.store.server.ts";
import { fiscalYearStart, yearViews } from "./year-sums.ts";

const nobody = Prisma.sql`${NOBODY}::uuid`;
const amounts = Prisma.raw("lines, unrated, units, net, street, base_net, base_street");
const sums = Prisma.raw(
  ["lines", "unrated", "units", "net", "street", "base_net", "base_street"]
    .map((name) => `sum(${name})::bigint as ${name}`)
    .join(", "),
);

/**
 * Adds all entries up anew: by day, by product and by partners in a walk for each, and by party in one for both of its
 * views. Nothing is sorted that can be hashed, which memory and honest estimates see to.
 */
export async function rebuildSums(tx: ScopedTx, calendar: FiscalCalendar) {
  const [range] = await tx.query<{ from: string | null; to: string | null; mixed: boolean }>(
    Prisma.sql`
    select min(day)::text as from, max(day)::text as to, bool_or(street_currency <> currency) as mixed
      from ledger_entry where vendor_id = ${tx.vendorId}::int`,
  );
  await tx.query(Prisma.sql`delete from ledger_sum where vendor_id = ${tx.vendorId}::int`);
  await tx.query(Prisma.sql`delete from ledger_year where vendor_id = ${tx.vendorId}::int`);
  if (!range?.from || !range.to) return;
  await tx.query(Prisma.sql`select set_config('work_mem', '256MB', true)`);
  const entries = linesOf(tx, range.mixed, daysOf(calendar, range.from, range.to));
  await tx.query(insertSums(tx, ofDays(entries)));
  await tx.query(insertSums(tx, ofProducts(entries)));
  await tx.query(insertSums(tx, ofPartners(entries)));
  await tx.query(insertYears(tx, ofYears(entries)));
  await tx.query(insertAlone(tx));
  await tx.query(insertYears(tx, soldOfProducts(tx, daysOf(calendar, range.from, range.to))));
  await tx.query(Prisma.sql`select set_config('work_mem', '16MB', true)`);
}

/** Every day of the books with the first days of its month and year, and which month of the year that is. */
function daysOf(calendar: FiscalCalendar, from: string, to: string) {
  const DAY_MS = 86_400_000;
  const days = periodsBetween(calendar, from, to).flatMap((period) => {
    const length = (Date.parse(period.to) - Date.parse(period.from)) / DAY_MS + 1;
    const year = fiscalYearStart(calendar, period);
    return Array.from({ length }, (_, index) => ({
      day: new Date(Date.parse(period.from) + index * DAY_MS).toISOString().slice(0, 10),
      ...{ month: period.from, year, monthNo: period.month },
    }));
  });
  return Prisma.sql`
    unnest(${days.map(({ day }) => day)}::date[], ${days.map(({ month }) => month)}::date[],
           ${days.map(({ year }) => year)}::date[], ${days.map(({ monthNo }) => monthNo)}::int[])
      as d (of_day, month, year, month_no)`;
}

/** Entries with their keys. What was reported in another currency than was paid in counts in its own. */
const linesOf = (tx: ScopedTx, mixed: boolean, days: Prisma.Sql) => Prisma.sql`
  select ${keysOfEntry}, e.currency, 1 as lines,
         case when e.base_net_minor is null or e.base_street_minor is null then 1 else 0 end as unrated,
         e.quantity as units, e.net_minor as net,
         case when e.street_currency = e.currency then e.street_minor else 0 end as street,
         coalesce(e.base_net_minor, 0) as base_net,
         case when e.street_currency = e.currency then coalesce(e.base_street_minor, 0) else 0 end as base_street
    from ledger_entry e join ${days} on d.of_day = e.day where e.vendor_id = ${tx.vendorId}::int
  ${mixed ? inOtherCurrency(tx, days) : Prisma.empty}`;

const inOtherCurrency = (tx: ScopedTx, days: Prisma.Sql) => Prisma.sql`
  union all
  select ${keysOfEntry}, e.street_currency, 0, 0, 0, 0, e.street_minor, 0, coalesce(e.base_street_minor, 0)
    from ledger_entry e join ${days} on d.of_day = e.day
   where e.vendor_id = ${tx.vendorId}::int and e.street_currency <> e.currency`;

const keysOfEntry = Prisma.sql`
  e.day, d.month, d.year, d.month_no, e.product_id as product, coalesce(e.party_id, ${nobody}) as party,
  coalesce(e.first_partner_id, ${nobody}) as first, coalesce(e.last_partner_id, ${nobody}) as last, e.kind,
  (case e.channel when 'direct' then 1 when 'one_tier' then 2 when 'two_tier' then 3 else 0 end)::smallint as way`;

/** Puts rows in that have the keys and the amounts as their columns. */
const insertSums = (tx: ScopedTx, rows: Prisma.Sql): Prisma.Sql => Prisma.sql`
  insert into ledger_sum (vendor_id, view, currency, period, subject, first_partner_id, last_partner_id, way, kind,
         lines, unrated, units, net_minor, street_minor, base_net_minor, base_street_minor)
  select ${tx.vendorId}::int, view, currency, period, subject, first, last, way, kind, ${amounts} from (${rows}) s
   where lines <> 0 or unrated <> 0 or units <> 0 or net <> 0 or street <> 0 or base_net <> 0 or base_street <> 0
   order by view, currency, period, subject, first, last`;

const ofDays = (entries: Prisma.Sql) => Prisma.sql`
  select ${views.day}::smallint as view, currency, day as period, ${nobody} as subject, ${nobody} as first,
         ${nobody} as last, way, kind, ${sums}
    from (${entries}) e where kind <> 'stock' group by currency, day, way, kind`;

const ofProducts = (entries: Prisma.Sql) => Prisma.sql`
  select ${views.product}::smallint as view, currency, month as period, product as subject, ${nobody} as first,
         ${nobody} as last, way, kind, ${sums}
    from (${entries}) e group by currency, month, product, way, kind`;

/** From the sums of months, of which there are few. */
const soldOfProducts = (tx: ScopedTx, days: Prisma.Sql) => Prisma.sql`
  select ${yearViews.product}::smallint as view, currency, d.year, subject, ${nobody} as first_partner_id,
         ${nobody} as last_partner_id, least(way, 2::smallint) as way, d.month_no as month, lines, units, net_minor as net,
         street_minor as street, base_net_minor as base_net, base_street_minor as base_street
    from ledger_sum s join ${days} on d.of_day = s.period
   where s.vendor_id = ${tx.vendorId}::int and s.view = ${views.product}::smallint and s.way > 0`;

const ofPartners = (entries: Prisma.Sql) => Prisma.sql`
  select ${views.partner}::smallint as view, currency, month as period, ${nobody} as subject, first, last, way, kind,
         ${sums}
    from (${entries}) e group by currency, month, first, last, way, kind`;

const ofYears = (entries: Prisma.Sql) => Prisma.sql`
  select ${yearViews.party}::smallint as view, currency, year, party as subject, first as first_partner_id,
         last as last_partner_id, way, month_no as month, ${sums}
    from (${entries}) e where way > 0 group by currency, year, party, first, last, way, month_no`;
