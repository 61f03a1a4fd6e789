import type { Actor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ReadTx } from "#app/platform/db/read-scope.server.ts";

import type { Clock } from "../clock.ts";
import type { DealSet } from "./deal-set.ts";
import { type Cohort, cohortKeys, type DecisionTime, type Sum } from "./pipeline.ts";
import { dimensionsAt, whereOf, worthIn } from "./set-conditions.server.ts";

const { sql } = Prisma;

/** What a pipeline is narrowed to. */
export type Narrowed = Pick<DealSet, "partner" | "family">;

/** Live deals by everything they are looked at by, in one walk through them. */
export function sumLive(
  tx: ReadTx,
  actor: Actor,
  narrowed: Narrowed,
  currency: string,
  clock: Clock,
): Promise<Sum[]> {
  const set: DealSet = { of: "live", ...narrowed };
  const { closes, waits, ends } = dimensionsAt(clock);
  const by = (name: string, key: Prisma.Sql) => sql`
    select ${name} as by, ${key} as key, stage, count(*)::int as deals, sum(worth)::bigint as minor
      from live where ${key} is not null group by 2, 3`;
  const family = narrowed.family ? sql`and l.family_id = ${narrowed.family}::uuid` : Prisma.empty;
  return tx.query<Sum>(sql`
    with live as materialized (
      select d.id, d.stage::text as stage, d.partner_id::text as partner, ${closes} as closes, ${waits} as waits,
             ${ends} as ends, ${worthIn(set)} as worth
        from deal d
       where ${whereOf(actor, set, currency, clock)}
    )
    ${by("stage", sql`stage`)}
    union all ${by("partner", sql`partner`)}
    union all ${by("closes", sql`closes`)}
    union all ${by("waits", sql`waits`)}
    union all ${by("ends", sql`ends`)}
    union all
    select 'family', l.family_id::text, live.stage, count(distinct live.id)::int, sum(l.amount_minor)::bigint
      from live
      join deal_line l on l.vendor_id = ${tx.vendorId} and l.deal_id = live.id ${family}
     group by 2, 3`);
}

/** What became of the registrations of the last twelve months, month by month. */
export function readCohorts(
  tx: ReadTx,
  actor: Actor,
  narrowed: Narrowed,
  currency: string,
  clock: Clock,
): Promise<Cohort[]> {
  const set: DealSet = { of: "all", ...narrowed };
  const { month, outcomes, decided, isNew } = dimensionsAt(clock);
  const [first = ""] = cohortKeys(clock.today);
  const count = (condition: Prisma.Sql) => sql`count(*) filter (where ${condition})::int`;
  return tx.query<Cohort>(sql`
    select month, count(*)::int as deals, sum(worth)::bigint as minor, ${count(sql`approved`)} as approved,
           ${count(sql`won`)} as won, ${count(sql`rejected`)} as rejected, ${count(sql`withdrawn`)} as withdrawn,
           ${count(sql`open`)} as open, ${count(sql`decided = 'on-time'`)} as "onTime",
           ${count(sql`decided = 'late'`)} as late, ${count(sql`is_new`)} as "newCustomers"
      from (
        select ${month} as month, ${worthIn(set)} as worth, ${outcomes.approved} as approved, ${outcomes.won} as won,
               ${outcomes.rejected} as rejected, ${outcomes.withdrawn} as withdrawn, ${outcomes.open} as open,
               ${decided} as decided, ${actor.audience === "vendor" ? isNew : sql`false`} as is_new
          from deal d
         where ${whereOf(actor, set, currency, clock)} and ${since(first, clock)}
      ) registered
     group by month
     order by month`);
}

/** How long decisions took, for those handed in within twelve months. */
export async function readDecisionTime(
  tx: ReadTx,
  actor: Actor,
  narrowed: Narrowed,
  currency: string,
  clock: Clock,
): Promise<DecisionTime> {
  const [first = ""] = cohortKeys(clock.today);
  const [found] = await tx.query<DecisionTime>(sql`
    select percentile_cont(0.5) within group (order by days) as median,
           percentile_cont(0.9) within group (order by days) as slowest
      from (
        select extract(epoch from d.decided_at - d.submitted_at)::float8 / 86400 as days
          from deal d
         where ${whereOf(actor, { of: "all", ...narrowed }, currency, clock)} and ${since(first, clock)}
           and d.decided_at is not null
      ) decided`);
  return found ?? { median: null, slowest: null };
}

/** Handed in since the first day of a month, the vendor's. */
const since = (month: string, { timeZone }: Clock) =>
  sql`d.submitted_at >= (${`${month}-01`}::timestamp at time zone ${timeZone})`;

/** The currencies in which deals are registered. */
export const currenciesOf = async (tx: ReadTx, actor: Actor): Promise<string[]> => {
  const own =
    actor.audience === "partner" ? sql`and d.partner_id = ${actor.partnerId}::uuid` : Prisma.empty;
  const rows = await tx.query<{ currency: string }>(sql`
    select distinct d.currency::text as currency from deal d where d.vendor_id = ${tx.vendorId} ${own} order by 1`);
  return rows.map(({ currency }) => currency);
};
