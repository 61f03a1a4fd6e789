import { Prisma } from "#app/platform/db/generated/client.ts";

import { YEAR_DAYS } from "./history.ts";
import type { WorthTerms } from "./worth-terms.ts";

/** What a segment depends on beside the customer: days since 1970-01-01, amounts in minor units. */
export type SegmentTerms = WorthTerms & {
  until: number;
  silenceDays: number;
  topFrom: bigint | null;
};

/**
 * The segment of a customer, as a column of the rows `w`. It stands in SQL alone, so that a preview of other limits
 * says what a run would. Who may be leaving is told before what it brought; without a model, by its own rhythm.
 */
export function segmentOf(terms: SegmentTerms): Prisma.Sql {
  const silent = Prisma.sql`(${terms.until}::int - (w.last_day - date '1970-01-01'))`;
  const known = Prisma.sql`(${terms.until}::int - (w.first_day - date '1970-01-01'))`;
  const below = (percent: number) => Prisma.sql`w.active < ${percent / 100}::float8`;
  const overdue = Prisma.sql`w.active is null and w.purchases > 1
    and ${silent} > greatest(28, 3 * 7 * w.rhythm_weeks)`;
  // Of a customer not known for two years, the first is told by the part that is known: half of it at least.
  const grew = Prisma.sql`${known} >= ${YEAR_DAYS * 1.5}::int and w.year_minor > 0
    and w.year_minor::float8 * least(${YEAR_DAYS}::int, ${known} - ${YEAR_DAYS}::int)
      > w.before_minor::float8 * ${(YEAR_DAYS * (100 + terms.growthPercent)) / 100}::float8`;
  return Prisma.sql`(case
    when ${silent} > ${terms.silenceDays}::int or ${below(terms.lostPercent)} then 'lost'
    when ${below(terms.sleepingPercent)}
      or (w.purchases = 1 or w.active is null) and ${silent} > ${terms.sleepingWeeks * 7}::int then 'sleeping'
    when ${below(terms.riskPercent)} or ${overdue} then 'at_risk'
    when ${known} <= ${terms.newWeeks * 7}::int then 'new'
    when w.rank_minor >= ${terms.topFrom}::bigint then 'top'
    when ${grew} then 'growing'
    else 'steady' end)::tributary.worth_segment`;
}
