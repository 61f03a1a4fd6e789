import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { NOBODY } from "./nobody.ts";
import { columnOf } from "./packed.ts";
import { type YearSum, yearViews } from "./year-sums.ts";

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const AMOUNTS = ["lines", "units", "net", "street", "base_net", "base_street"];

/** A piece of SQL for each amount of each month. */
const each = (text: (amount: string, month: number) => string, between = ", "): Prisma.Sql =>
  Prisma.raw(MONTHS.flatMap((month) => AMOUNTS.map((name) => text(name, month))).join(between));

const keys = Prisma.raw("view, currency, year, subject, first_partner_id, last_partner_id, way");
const figures = each((amount, month) => `${amount}_${month}`);
/** Rows of one month each, put side by side. */
const sideBySide = each(
  (amount, month) => `coalesce(sum(${amount}) filter (where month = ${month}), 0)`,
);
const added = each(
  (amount, month) => `${amount}_${month} = s.${amount}_${month} + excluded.${amount}_${month}`,
);
const together = each((amount, month) => `sum(${amount}_${month})`);
const isNothing = each((amount, month) => `s.${amount}_${month} = 0`, " and ");

/** Puts rows of one month each in, which have the keys, `month` and the amounts as their columns. */
export const insertYears = (tx: ScopedTx, rows: Prisma.Sql): Prisma.Sql => Prisma.sql`
  insert into ledger_year as s (vendor_id, ${keys}, ${figures})
  select ${tx.vendorId}::int, ${keys}, ${sideBySide} from (${rows}) r
   where lines <> 0 or units <> 0 or net <> 0 or street <> 0 or base_net <> 0 or base_street <> 0
   group by ${keys} order by ${keys}`;

/** Parties alone, from the rows that have their partners. */
export const insertAlone = (tx: ScopedTx): Prisma.Sql => Prisma.sql`
  insert into ledger_year (vendor_id, ${keys}, ${figures})
  select ${tx.vendorId}::int, ${yearViews.partyAlone}::smallint, currency, year, subject, ${NOBODY}::uuid,
         case when subject = ${NOBODY}::uuid then last_partner_id else ${NOBODY}::uuid end,
         least(way, 2::smallint), ${together}
    from ledger_year where vendor_id = ${tx.vendorId}::int and view = ${yearViews.party}::smallint
   group by 3, 4, 5, 7, 8 order by 3, 4, 5, 7, 8`;

/**
 * Adds what changed to the sums of years, in one order for everybody, so that two at work wait for each other once. A
 * row of nothing at all is taken away.
 */
export async function addToYears(tx: ScopedTx, sums: readonly YearSum[]) {
  if (sums.length === 0) return;
  const rows = Prisma.sql`
    select * from unnest(${columnOf(sums, (s) => s.month)}::int[], ${columnOf(sums, (s) => s.lines)}::int[],
             ${columnOf(sums, (s) => s.units)}::bigint[], ${columnOf(sums, (s) => s.net)}::bigint[],
             ${columnOf(sums, (s) => s.street)}::bigint[], ${columnOf(sums, (s) => s.baseNet)}::bigint[],
             ${columnOf(sums, (s) => s.baseStreet)}::bigint[], ${keyColumns(sums)})
        as a (month, lines, units, net, street, base_net, base_street, ${keys})`;
  await tx.query(Prisma.sql`
    ${insertYears(tx, rows)} on conflict (vendor_id, ${keys}) do update set ${added}`);
  const fewer = sums.filter(({ lines }) => lines <= 0);
  if (fewer.length === 0) return;
  await tx.query(Prisma.sql`
    delete from ledger_year s
     using unnest(${keyColumns(fewer)}) as g (${keys})
     where s.vendor_id = ${tx.vendorId}::int and s.view = g.view and s.currency = g.currency and s.year = g.year
       and s.subject = g.subject and s.first_partner_id = g.first_partner_id
       and s.last_partner_id = g.last_partner_id and s.way = g.way and ${isNothing}`);
}

const keyColumns = (sums: readonly YearSum[]) => Prisma.sql`
  ${columnOf(sums, (s) => s.view)}::smallint[], ${columnOf(sums, (s) => s.currency)}::char(3)[],
  ${columnOf(sums, (s) => s.year)}::date[], ${columnOf(sums, (s) => s.subject)}::uuid[],
  ${columnOf(sums, (s) => s.first)}::uuid[], ${columnOf(sums, (s) => s.last)}::uuid[],
  ${columnOf(sums, (s) => s.way)}::smallint[]`;
