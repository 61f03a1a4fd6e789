import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { periodsBetween } from "./fiscal-calendar.ts";
import { fiscalYearStart, yearViews } from "./ledger/year-sums.ts";
import { dayKey, type Period } from "./period.ts";
import type { Span } from "./pivot-spans.ts";
import { ALL, type RevenueQuery } from "./revenue-query.schema.ts";
import { soldThatMatches } from "./sold-sums.server.ts";

/** Whether sums are of years, with the months of each side by side. */
export const isOfYears = (view: number) => Object.values(yearViews).some((each) => each === view);

type Source = {
  view: number;
  row: Prisma.Sql | null;
  column: Prisma.Sql | null;
  joins: Prisma.Sql;
};

type Measured = Pick<RevenueQuery, "basis" | "inBase">;

const amountName = ({ basis, inBase }: Measured) =>
  basis === "units" ? "units" : `${inBase ? "base_" : ""}${basis}`;

/** The months of some days as they stand in `ledger_year s`, by the years that they are of. */
function monthsOf({ from, to }: Period, calendar: RevenueQuery["calendar"]) {
  const byYear = new Map<string, number[]>();
  for (const period of periodsBetween(calendar, dayKey(from), dayKey(to))) {
    const year = fiscalYearStart(calendar, period);
    byYear.set(year, [...(byYear.get(year) ?? []), period.month]);
  }
  return byYear;
}

/** One amount of whole months added up, and whether there was anything at all. */
export function amountWithin(query: RevenueQuery, period: Period) {
  const months = monthsOf(period, query.calendar);
  const added = (name: string) =>
    Prisma.raw(
      [...months]
        .map(([year, each]) => {
          const terms = each.map((month) => `s.${name}_${month}`).join(" + ");
          return `when '${year}'::date then ${terms}`;
        })
        .reduce((all, when) => `${all} ${when}`, "case s.year")
        .concat(" else 0 end"),
    );
  const amount = added(amountName(query));
  const lines = added("lines");
  return { amount, any: Prisma.sql`(${amount} <> 0 or ${lines} <> 0)` };
}

/** The sums of years that count, of the years that these days are of. */
export function yearsThatMatch(
  tx: ScopedTx,
  view: number,
  query: RevenueQuery,
  currencies: readonly string[],
  periods: readonly Period[],
) {
  const years = new Set(periods.flatMap((period) => [...monthsOf(period, query.calendar).keys()]));
  return Prisma.sql`${soldThatMatches(tx, view, query, currencies)} and s.year = any(${[...years]}::date[])`;
}

/**
 * Figures of any two dimensions by spans of whole months, all of them in one walk through the sums of years. `only`
 * narrows it to some.
 */
export function figuresOfYears(
  tx: ScopedTx,
  query: RevenueQuery,
  source: Source,
  currencies: readonly string[],
  spans: readonly Span[],
  only: Prisma.Sql = Prisma.sql`true`,
) {
  const sums = spans.map((span, place) => {
    const { amount, any } = amountWithin(query, span);
    const name = Prisma.raw(String(place));
    return Prisma.sql`sum(${amount}) filter (where s.way > 1 and ${any}) as indirect${name},
                      sum(${amount}) filter (where s.way = 1 and ${any}) as direct${name}`;
  });
  const values = spans.map(({ row, column, former }, place) => {
    const name = Prisma.raw(String(place));
    return Prisma.sql`(${row ?? ALL}::text, ${column ?? ALL}::text, ${former}::boolean, y.indirect${name}, y.direct${name})`;
  });
  return Prisma.sql`
    select ${source.row ? Prisma.sql`y."row"` : Prisma.sql`v."row"`} as "row",
           ${source.column ? Prisma.sql`y."column"` : Prisma.sql`v."column"`} as "column", v.former,
           coalesce(v.indirect, 0) as indirect, coalesce(v.direct, 0) as direct
      from (select ${source.row ?? Prisma.sql`''::text`} as "row", ${source.column ?? Prisma.sql`''::text`} as "column",
                   ${Prisma.join(sums, ", ")}
              from ledger_year s
              ${source.joins}
             where ${yearsThatMatch(tx, source.view, query, currencies, spans)} and ${only}
             group by 1, 2) y
     cross join lateral (values ${Prisma.join(values, ", ")}) as v ("row", "column", former, indirect, direct)
     where v.indirect is not null or v.direct is not null`;
}
