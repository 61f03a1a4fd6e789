import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { columnPeriod, columnsOf, type Period } from "../period.ts";
import { ALL, NOBODY, type OwnFlow, type OwnLedgerQuery } from "./own-ledger-query.ts";

/** What went through a partner's hands, by its own lines, in one currency. */
export type OwnFigure = {
  key: string;
  name: string;
  note: string;
  /** Empty where it has no price. */
  currency: string;
  boughtUnits: number;
  boughtMinor: bigint;
  soldUnits: number;
  soldMinor: bigint;
  backUnits: number;
  backMinor: bigint;
  stockUnits: number;
  paidMinor: bigint;
  waitingUnits: number;
};

const MOST_MONTHS = 150;

/** Its own live lines: what the vendor invoiced to it, and what it reported. Only these are in its scope, too. */
const own = (tx: ScopedTx, partnerId: string, { from, to }: Period) => Prisma.sql`
  f.vendor_id = ${tx.vendorId}::int and f.partner_id = ${partnerId}::uuid and f.superseded_at is null
  and f.day between ${from}::date and ${to}::date`;

const joined = (tx: ScopedTx) => Prisma.sql`
  revenue_fact f
  join product p on p.vendor_id = ${tx.vendorId}::int and p.id = f.product_id
  left join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = f.party_id
  left join partner t on t.vendor_id = ${tx.vendorId}::int and t.id = f.sold_to_id`;

type Rows = { key: Prisma.Sql; name: Prisma.Sql; note: Prisma.Sql; from: Prisma.Sql };

function rowsOf({ by, period, calendar, today }: OwnLedgerQuery): Rows {
  const from = Prisma.empty;
  if (by === "product") {
    return {
      ...{ key: Prisma.sql`f.product_id::text`, from },
      ...{ name: Prisma.sql`min(p.part_no)`, note: Prisma.sql`min(p.name)` },
    };
  }
  if (by === "customer") {
    return {
      // By the name that the partner writes, in any of its wordings; a reseller stands for the customers behind it.
      key: Prisma.sql`coalesce(rp.name_key, 'to:' || f.sold_to_id::text, ${NOBODY})`,
      name: Prisma.sql`coalesce(max(rp.name), max(t.name), 'Nobody named')`,
      note: Prisma.sql`coalesce(max(rp.city), case when max(rp.name) is null and max(t.name) is not null then 'Partner' end, '')`,
      from,
    };
  }
  const months = columnsOf(period, "month", today, calendar, MOST_MONTHS);
  const ranges = months.map(({ key }) => columnPeriod(key, "month", period, calendar));
  return {
    key: Prisma.sql`m.key`,
    name: Prisma.sql`min(m.label)`,
    note: Prisma.sql`''`,
    from: Prisma.sql`
      join unnest(${months.map(({ key }) => key)}::text[], ${months.map(({ label }) => label)}::text[],
                  ${ranges.map((range) => range.from)}::date[], ${ranges.map(({ to }) => to)}::date[])
           as m (key, label, from_day, to_day) on f.day between m.from_day and m.to_day`,
  };
}

const bought = Prisma.sql`f.kind in ('sell_in', 'price_adjustment')`;
const sold = Prisma.sql`f.kind = 'sell_through' and f.quantity > 0`;
const back = Prisma.sql`f.kind = 'sell_through' and f.quantity < 0`;

/** The figures of every row, the largest first. What came back from customers stands apart from what was sold. */
export function selectOwnFigures(tx: ScopedTx, partnerId: string, query: OwnLedgerQuery) {
  const { key, name, note, from } = rowsOf(query);
  const units = (which: Prisma.Sql) =>
    Prisma.sql`coalesce(sum(f.quantity) filter (where ${which}), 0)::float8`;
  const amount = (which: Prisma.Sql) =>
    Prisma.sql`coalesce(sum(f.amount_minor) filter (where ${which}), 0)::bigint`;
  // Neither who buys from the vendor nor what it pays is a question of customers.
  const which = query.by === "customer" ? Prisma.sql`f.kind = 'sell_through'` : Prisma.sql`true`;
  return tx.$queryRaw<(OwnFigure & { partyId: string | null })[]>`
    select ${key} as key, ${name} as name, ${note} as note, f.currency::text as currency,
           max(f.party_id::text) as "partyId",
           ${units(Prisma.sql`f.kind = 'sell_in'`)} as "boughtUnits", ${amount(bought)} as "boughtMinor",
           ${units(sold)} as "soldUnits", ${amount(sold)} as "soldMinor",
           ${units(back)} as "backUnits", ${amount(back)} as "backMinor",
           0::float8 as "stockUnits", 0::bigint as "paidMinor", 0::float8 as "waitingUnits"
      from ${joined(tx)} ${from}
     where ${own(tx, partnerId, query.period)} and ${which} and ${searched(query)}
     group by 1, f.currency
     order by sum(abs(f.amount_minor)) desc, 1`;
}

const searched = ({ q }: OwnLedgerQuery) =>
  q === ""
    ? Prisma.sql`true`
    : Prisma.sql`(p.part_no ilike ${patternContaining(q)} or p.name ilike ${patternContaining(q)}
                  or rp.name ilike ${patternContaining(q)} or t.name ilike ${patternContaining(q)})`;

export type OwnStock = {
  productId: string;
  partNo: string;
  productName: string;
  /** Null for what came through a distributor. */
  day: Date | null;
  units: number;
  paidMinor: bigint | null;
  currency: string | null;
};

/** What lies with the partner now, by the ledger. */
export const selectOwnStock = (tx: ScopedTx, { q }: OwnLedgerQuery) =>
  tx.$queryRaw<OwnStock[]>`
    select s.product_id as "productId", p.part_no as "partNo", p.name as "productName", s.day,
           s.units::float8 as units, s.paid_minor as "paidMinor", s.currency
      from revenue.own_stock() s
      join product p on p.vendor_id = ${tx.vendorId}::int and p.id = s.product_id
     where ${q === "" ? Prisma.sql`true` : Prisma.sql`(p.part_no ilike ${patternContaining(q)} or p.name ilike ${patternContaining(q)})`}
     order by p.part_no, s.day nulls last`;

/** Units of its own lines in the period that no sell-in covers, by row. */
export function selectOwnWaiting(tx: ScopedTx, partnerId: string, query: OwnLedgerQuery) {
  const { key, from } = rowsOf(query);
  return tx.$queryRaw<{ key: string; currency: string; units: number }[]>`
    select ${key} as key, f.currency::text as currency, sum(u.units)::float8 as units
      from revenue.own_uncovered() u
      join ${joined(tx)} ${from} on f.id = u.fact_id
     where ${own(tx, partnerId, query.period)} and ${searched(query)}
     group by 1, f.currency`;
}

export type OwnLedgerLine = {
  factId: string;
  kind: "sell_in" | "price_adjustment" | "sell_through";
  day: Date;
  document: string;
  lineNo: string;
  partNo: string;
  customer: string | null;
  partyId: string | null;
  reseller: string | null;
  quantity: number;
  unitMicros: bigint;
  amountMinor: bigint;
  currency: string;
  waiting: number;
  /** Its own file; what the vendor invoiced is in a file of the vendor's. */
  submissionId: string | null;
  rowNo: number;
};

const flows: Record<Exclude<OwnFlow, "stock">, Prisma.Sql> = {
  bought,
  sold,
  back,
  uncovered: Prisma.sql`u.units is not null`,
};

export type LinePlace = { day: Date; factId: string };

/** The lines behind a figure, the latest first, each as this partner sent it or was invoiced. */
export function selectOwnLines(
  tx: ScopedTx,
  partnerId: string,
  query: OwnLedgerQuery,
  { of, at }: { of: Exclude<OwnFlow, "stock">; at: string },
  { limit, after, counted }: { limit: number; after: LinePlace | null; counted: boolean },
) {
  // A file is read to its end, a page says how much there is.
  const all = counted ? Prisma.sql`count(*) over ()::int` : Prisma.sql`0`;
  const from = after
    ? Prisma.sql`(f.day, f.id) < (${after.day}::date, ${after.factId}::uuid)`
    : Prisma.sql`true`;
  return tx.$queryRaw<(OwnLedgerLine & { all: number })[]>`
    with waiting as materialized (select u.fact_id, u.units from revenue.own_uncovered() u)
    select f.id as "factId", f.kind, f.day, f.document, f.line_no as "lineNo", p.part_no as "partNo",
           rp.name as customer, f.party_id as "partyId", t.name as reseller, f.quantity,
           f.unit_micros as "unitMicros", f.amount_minor as "amountMinor", f.currency::text as currency,
           coalesce(u.units, 0)::float8 as waiting,
           case when f.kind = 'sell_through' then f.submission_id end as "submissionId", f.row_no as "rowNo",
           ${all} as all
      from ${joined(tx)}
      left join waiting u on u.fact_id = f.id
     where ${own(tx, partnerId, periodAt(query, at))} and ${flows[of]} and ${rowIs(tx, partnerId, query, at)}
       and ${searched(query)} and ${from}
     order by f.day desc, f.id desc
     limit ${limit}::int`;
}

function periodAt({ by, period, calendar }: OwnLedgerQuery, at: string): Period {
  return by === "month" && at !== ALL ? columnPeriod(at, "month", period, calendar) : period;
}

function rowIs(tx: ScopedTx, partnerId: string, { by }: OwnLedgerQuery, at: string) {
  if (at === ALL || by === "month") return Prisma.sql`true`;
  if (by === "product") return Prisma.sql`f.product_id = ${at}::uuid`;
  if (at === NOBODY) return Prisma.sql`f.party_id is null and f.sold_to_id is null`;
  if (at.startsWith("to:")) {
    return Prisma.sql`f.party_id is null and f.sold_to_id = ${at.slice(3)}::uuid`;
  }
  return Prisma.sql`rp.name_key = (
    select w.name_key from reported_party w
     where w.vendor_id = ${tx.vendorId}::int and w.partner_id = ${partnerId}::uuid and w.id = ${at}::uuid)`;
}
