import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { noFigures, type QualityFigures } from "./quality-score.ts";

const { sql } = Prisma;

export type MonthOfQuality = QualityFigures & {
  partnerId: string;
  /** Its first day. */
  month: Date;
};

type Row = Partial<QualityFigures> & { partnerId: string; month: Date };

/** How good the reports of partners were, month by month since a day, the oldest first. */
export async function qualityOf(
  tx: ScopedTx,
  partnerIds: readonly string[],
  { since, today, timeZone }: { since: Date; today: Date; timeZone: string },
): Promise<MonthOfQuality[]> {
  if (partnerIds.length === 0) return [];
  const ids = sql`any(${[...partnerIds]}::uuid[])`;
  const from = sql`${since.toISOString().slice(0, 10)}::date`;
  const until = sql`${today.toISOString().slice(0, 10)}::date`;
  const read = sql`filter (where s.status in ('applied', 'refused'))`;
  const [files, periods] = await Promise.all([
    tx.query<Row>(sql`
      select s.partner_id as "partnerId",
             date_trunc('month', s.created_at at time zone ${timeZone}::text)::date as month,
             count(*) filter (where s.status = 'applied')::int as files,
             count(*) filter (where s.status = 'refused')::int as "refusedFiles",
             count(*) filter (where s.status = 'reversed')::int as "reversedFiles",
             coalesce(sum(s.rows_read) ${read}, 0)::float8 as "rowsRead",
             coalesce(sum(s.rows_refused) ${read}, 0)::float8 as "rowsRefused",
             coalesce(sum(s.rows_changed) ${read}, 0)::float8 as "rowsChanged",
             coalesce(sum(s.rows_same) ${read}, 0)::float8 as "rowsSame",
             coalesce(sum(s.unknown_parts) ${read}, 0)::float8 as "unknownParts",
             coalesce(sum(s.parties) ${read}, 0)::float8 as parties,
             coalesce(sum(s.bare_parties) ${read}, 0)::float8 as "bareParties",
             coalesce(sum(least(s.rows_refused, c.rows)) ${read}, 0)::float8 as "rowsCorrected"
        from submission s
        left join lateral (
          select sum(f.rows_taken + f.rows_same) as rows from submission f
           where f.vendor_id = ${tx.vendorId}::int and f.follows = s.id and f.status = 'applied') c
          on s.rows_refused > 0
       where s.vendor_id = ${tx.vendorId}::int and s.partner_id = ${ids}
         and s.kind in ('pos', 'inventory', 'forecast') and s.status in ('applied', 'refused', 'reversed')
         and s.created_at >= ${from}::timestamp at time zone ${timeZone}::text
       group by 1, 2`),
    tx.query<Row>(sql`
      select p.partner_id as "partnerId", date_trunc('month', p.deadline)::date as month,
             count(*)::int as due,
             count(*) filter (where p.reported_day <= p.deadline)::int as "onTime",
             sum(greatest(0, coalesce(p.reported_day, ${until}) - p.deadline))::float8 as "daysLate",
             avg(least(p.share, 100))::float8 as share
        from reporting_period p
       where p.vendor_id = ${tx.vendorId}::int and p.partner_id = ${ids}
         and p.deadline >= ${from} and p.deadline < ${until}
       group by 1, 2`),
  ]);
  const months = new Map<string, MonthOfQuality>();
  for (const { partnerId, month, ...figures } of [...files, ...periods]) {
    const key = `${partnerId} ${month.getTime()}`;
    const before = months.get(key) ?? { ...noFigures(), partnerId, month };
    months.set(key, { ...before, ...figures });
  }
  return [...months.values()].sort((a, b) => a.month.getTime() - b.month.getTime());
}

/** The first day of the month so many months before a day's own. */
export const monthsBefore = (day: Date, months: number): Date =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months, 1));
