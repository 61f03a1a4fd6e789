import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type FiscalCalendar, periodsBetween, quarterStart } from "../fiscal-calendar.ts";
import { NOBODY, type Sum, views } from "./ledger-sums.ts";
import { column, columnOf } from "./packed.ts";

const figures = Prisma.raw(
  "lines, unrated, units, net_minor, street_minor, base_net_minor, base_street_minor",
);
const keys = Prisma.raw(
  "view, currency, period, subject, first_partner_id, last_partner_id, way, kind",
);

/** Adds what changed to the sums. A sum of no lines and no amounts is taken away. */
export async function addToSums(tx: ScopedTx, sums: readonly Sum[]) {
  if (sums.length === 0) return;
  await tx.query(Prisma.sql`
    insert into ledger_sum as s (vendor_id, ${keys}, ${figures})
    select ${tx.vendorId}::int, a.*
      from unnest(${columnOf(sums, (s) => s.view)}::smallint[], ${columnOf(sums, (s) => s.currency)}::char(3)[],
             ${columnOf(sums, (s) => s.period)}::date[], ${columnOf(sums, (s) => s.subject)}::uuid[],
             ${columnOf(sums, (s) => s.first)}::uuid[], ${columnOf(sums, (s) => s.last)}::uuid[],
             ${columnOf(sums, (s) => s.way)}::smallint[], ${columnOf(sums, (s) => s.kind)}::entry_kind[],
             ${columnOf(sums, (s) => s.lines)}::int[], ${columnOf(sums, (s) => s.unrated)}::int[],
             ${columnOf(sums, (s) => s.units)}::bigint[], ${columnOf(sums, (s) => s.net)}::bigint[],
             ${columnOf(sums, (s) => s.street)}::bigint[], ${columnOf(sums, (s) => s.baseNet)}::bigint[],
             ${columnOf(sums, (s) => s.baseStreet)}::bigint[]) as a
    on conflict (vendor_id, view, currency, period, subject, first_partner_id, last_partner_id, way, kind) do update
       set lines = s.lines + excluded.lines, unrated = s.unrated + excluded.unrated, units = s.units + excluded.units,
           net_minor = s.net_minor + excluded.net_minor, street_minor = s.street_minor + excluded.street_minor,
           base_net_minor = s.base_net_minor + excluded.base_net_minor,
           base_street_minor = s.base_street_minor + excluded.base_street_minor`);
  const fewer = sums.filter(({ lines }) => lines <= 0);
  if (fewer.length === 0) return;
  await tx.query(Prisma.sql`
    delete from ledger_sum s
     using unnest(${columnOf(fewer, (s) => s.view)}::smallint[], ${columnOf(fewer, (s) => s.currency)}::char(3)[],
             ${columnOf(fewer, (s) => s.period)}::date[], ${columnOf(fewer, (s) => s.subject)}::uuid[],
             ${columnOf(fewer, (s) => s.first)}::uuid[], ${columnOf(fewer, (s) => s.last)}::uuid[],
             ${columnOf(fewer, (s) => s.way)}::smallint[], ${columnOf(fewer, (s) => s.kind)}::entry_kind[])
           as g (view, currency, period, subject, first, last, way, kind)
     where s.vendor_id = ${tx.vendorId}::int and s.view = g.view and s.currency = g.currency and s.period = g.period
       and s.subject = g.subject and s.first_partner_id = g.first and s.last_partner_id = g.last and s.way = g.way
       and s.kind = g.kind and s.lines = 0 and s.units = 0 and s.net_minor = 0 and s.street_minor = 0
       and s.base_net_minor = 0 and s.base_street_minor = 0 and s.unrated = 0`);
}

/** Adds all entries up anew, in a walk for each view. */
export async function rebuildSums(tx: ScopedTx, calendar: FiscalCalendar) {
  const [range] = await tx.query<{ from: string | null; to: string | null }>(Prisma.sql`
    select (select day::text from ledger_entry where vendor_id = ${tx.vendorId}::int order by day limit 1) as from,
           (select day::text from ledger_entry where vendor_id = ${tx.vendorId}::int order by day desc limit 1) as to`);
  await tx.query(Prisma.sql`delete from ledger_sum where vendor_id = ${tx.vendorId}::int`);
  if (!range?.from || !range.to) return;
  const periods = periodsBetween(calendar, range.from, range.to);
  const months = column(periods.map(({ from }) => from));
  const quarters = column([...new Set(periods.map((each) => quarterStart(calendar, each)))]);
  const ofDay = Prisma.sql`e.day`;
  const ofMonth = firstDay(months);
  const nobody = Prisma.sql`${NOBODY}::uuid`;
  const first = Prisma.sql`coalesce(e.first_partner_id, ${NOBODY}::uuid)`;
  const last = Prisma.sql`coalesce(e.last_partner_id, ${NOBODY}::uuid)`;
  const party = Prisma.sql`coalesce(e.party_id, ${NOBODY}::uuid)`;
  const behind = Prisma.sql`case when e.party_id is null then coalesce(e.last_partner_id, ${NOBODY}::uuid)
                                 else ${NOBODY}::uuid end`;
  const all = Prisma.sql`true`;
  const sold = Prisma.sql`e.channel is not null`;
  await add(tx, views.day, [ofDay, nobody, nobody, nobody], Prisma.sql`e.kind <> 'stock'`);
  await add(tx, views.product, [ofMonth, Prisma.sql`e.product_id`, nobody, nobody], all);
  await add(tx, views.partner, [ofMonth, nobody, first, last], all);
  await add(tx, views.party, [ofMonth, party, first, last], sold);
  await add(tx, views.partyQuarter, [firstDay(quarters), party, nobody, behind], sold, either);
}

/** The last of these days that is not after an entry's. */
const firstDay = (days: string) => Prisma.sql`
  (${days}::date[])[width_bucket(e.day, ${days}::date[])]`;

type Key = [period: Prisma.Sql, subject: Prisma.Sql, first: Prisma.Sql, last: Prisma.Sql];

type Kinds = { way: Prisma.Sql; kind: Prisma.Sql };

const each: Kinds = {
  way: Prisma.sql`case e.channel when 'direct' then 1 when 'one_tier' then 2 when 'two_tier' then 3 else 0 end`,
  kind: Prisma.sql`e.kind`,
};
/** Direct or not, covered or not. */
const either: Kinds = {
  way: Prisma.sql`case e.channel when 'direct' then 1 else 2 end`,
  kind: Prisma.sql`'sold'::entry_kind`,
};

async function add(
  tx: ScopedTx,
  view: number,
  key: Key,
  which: Prisma.Sql,
  { way, kind }: Kinds = each,
) {
  const by = Prisma.join(key, ", ");
  await tx.query(Prisma.sql`
    insert into ledger_sum (vendor_id, ${keys}, ${figures})
    select ${tx.vendorId}::int, ${view}::smallint, currency, period, subject, first, last, way::smallint, kind,
           sum(lines), sum(unrated), sum(units), sum(net), sum(street), sum(base_net), sum(base_street)
      from (
        select e.currency, ${by}, ${way}, ${kind}, count(*), 
               count(*) filter (where e.base_net_minor is null or e.base_street_minor is null),
               sum(e.quantity), sum(e.net_minor),
               coalesce(sum(e.street_minor) filter (where e.street_currency = e.currency), 0),
               coalesce(sum(e.base_net_minor), 0),
               coalesce(sum(e.base_street_minor) filter (where e.street_currency = e.currency), 0)
          from ledger_entry e where e.vendor_id = ${tx.vendorId}::int and ${which}
         group by 1, 2, 3, 4, 5, 6, 7
        union all
        select e.street_currency, ${by}, ${way}, ${kind}, 0, 0, 0, 0, sum(e.street_minor), 0,
               coalesce(sum(e.base_street_minor), 0)
          from ledger_entry e where e.vendor_id = ${tx.vendorId}::int and ${which} and e.street_currency <> e.currency
         group by 1, 2, 3, 4, 5, 6, 7
      ) as s (currency, period, subject, first, last, way, kind, lines, unrated, units, net, street, base_net,
              base_street)
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    having sum(lines) <> 0 or sum(unrated) <> 0 or sum(units) <> 0 or sum(net) <> 0 or sum(street) <> 0
        or sum(base_net) <> 0 or sum(base_street) <> 0
     order by currency, period, subject, first, last`);
}
