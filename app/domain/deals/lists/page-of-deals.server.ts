import type { PartnerActor } from "#app/platform/actor.ts";
import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ReadTx } from "#app/platform/db/read-scope.server.ts";

import type { DealRow } from "../deal.ts";
import { asItStands } from "../standing.ts";
import { cutPage, isBackwards, isDescending } from "./cut-page.ts";
import {
  type DealGroup,
  type DealListQuery,
  type DealSort,
  dealGroups,
} from "./deal-list-query.ts";
import { familyNames } from "./family-names.server.ts";

export const PAGE_SIZE = 80;

export type DealPage = { deals: DealRow[]; after: string | null; before: string | null };

/** One page of the deals that a partner may list. It starts after, or ends before, a deal. */
export async function pageOfDeals(
  tx: ReadTx,
  query: DealListQuery,
  actor: PartnerActor,
  now: Date,
  size = PAGE_SIZE,
): Promise<DealPage> {
  const found = await tx.query<DealRow>(statement(tx, query, actor, { now, take: size + 1 }));
  const { rows, ...places } = cutPage(found, size, query, ({ id }) => id);
  return { deals: rows.map((deal) => asItStands(deal, now)), ...places };
}

const { sql, empty, raw } = Prisma;

const columnOf: Record<DealSort, Prisma.Sql> = {
  customer: sql`customer_name`,
  value: sql`value_minor`,
  created: sql`created_at`,
  closing: sql`close_day`,
  protected: sql`protected_until`,
};

/** Which rows of the list: as many, as they stand at that instant. */
type Part = { now: Date; take: number };

/** "offset 0" has them found by their end first, of which they are few, and only then put in order. */
const over = (vendorId: number, now: Date) => sql`
  (select o.* from deal o
    where o.vendor_id = ${vendorId} and o.partner_id = reach.partner_id
      and o.status = 'approved' and o.protected_until <= ${now} offset 0)`;

/** Written out and not sent along: each group has an index of its own (see the migrations), which it must fit. */
const inGroup = Object.fromEntries(
  Object.entries(dealGroups).map(([group, states]) => [
    group,
    raw(`and d.status in (${states.map((state) => `'${state}'`).join(", ")})`),
  ]),
) as Record<DealGroup, Prisma.Sql>;

/**
 * Each partner whose deals are shown is a branch that an index answers in order, and no branch gives more than a
 * page: the cost grows neither with the deals nor with the pages. Row-level security holds the same line, but would
 * first walk through everybody's.
 */
function statement(tx: ReadTx, query: DealListQuery, actor: PartnerActor, part: Part) {
  const { vendorId } = tx;
  const { take } = part;
  const reach = [actor.partnerId, ...actor.showing];
  const direction = isDescending(query) ? sql`desc` : sql`asc`;
  const nullsFirst = isBackwards(query) ? sql`desc` : sql`asc`;
  return sql`
    with listed as (
      select found.id, found.key
        from unnest(${reach}::uuid[]) as reach (partner_id)
       cross join lateral (${branches(tx, query, actor, part)}) found
       order by (found.key is null) ${nullsFirst}, found.key ${direction}, found.id ${direction}
       limit ${take}
    )
    select d.id, d.number, d.partner_id as "partnerId", p.name as "partnerName", d.customer_name as "customerName",
           d.currency, d.value_minor as "valueMinor", d.status::text as status, d.decide_by as "decideBy",
           d.decided_at as "decidedAt", d.closure::text as closure, d.protected_until as "protectedUntil",
           coalesce((d.rules->>'activityDays')::int, 30) as "activityDays",
           case when d.status = 'approved' then (
             select max(e.at) from deal_event e
              where e.vendor_id = ${vendorId} and e.deal_id = d.id and e.side = 'partner') end as "heardAt",
           ${familyNames(vendorId)} as families
      from listed
      join deal d on d.vendor_id = ${vendorId} and d.id = listed.id
      left join partner p on p.vendor_id = ${vendorId} and p.id = d.partner_id
     order by (listed.key is null) ${nullsFirst}, listed.key ${direction}, listed.id ${direction}`;
}

/** The deals of one partner, of one group if one was asked for. Those without the value that orders come last. */
function branches(tx: ReadTx, query: DealListQuery, actor: PartnerActor, part: Part): Prisma.Sql {
  const { vendorId } = tx;
  const { q, who, status, after, before } = query;
  const sort = query.sort.replace("-", "") as DealSort;
  const column = columnOf[sort];
  const cursor = after ?? before;
  const backwards = isBackwards(query);
  const descending = isDescending(query);
  const direction = descending ? sql`desc` : sql`asc`;
  const sign = descending ? sql`<` : sql`>`;
  const at = sql`(select ${column} from deal where vendor_id = ${vendorId} and id = ${cursor}::uuid)`;
  const words = q && patternContaining(q);

  const { now, take } = part;
  const of = (from: Prisma.Sql, states: Prisma.Sql, order: Prisma.Sql, rest: Prisma.Sql) => sql`
    (select d.id, d.${column} as key from ${from} d
      where d.vendor_id = ${vendorId} and d.partner_id = reach.partner_id
        ${states}
        ${who === "mine" && actor.membershipId ? sql`and d.owner_id = ${actor.membershipId}::uuid` : empty}
        ${words ? sql`and (d.customer_name ilike ${words} or d.number ilike ${words} or d.reference ilike ${words})` : empty}
        ${rest}
      order by ${order} limit ${take})`;

  const branch = (order: Prisma.Sql, rest: Prisma.Sql) => {
    const states = status ? inGroup[status] : empty;
    if (status === "approved") {
      return of(sql`deal`, sql`${states} and d.protected_until > ${now}`, order, rest);
    }
    // Those whose time is over are closed, also before the clock has been there: few, and with an index of their own.
    if (status === "closed") {
      const late = of(over(vendorId, now), empty, order, rest);
      return sql`${of(sql`deal`, states, order, rest)} union all ${late}`;
    }
    return of(sql`deal`, states, order, rest);
  };

  const keyed = sql`d.${column} ${direction}, d.id ${direction}`;
  const past = (key: Prisma.Sql) =>
    cursor ? sql`and (d.${column}, d.id) ${sign} (${key}, ${cursor}::uuid)` : empty;
  if (sort !== "protected") return branch(keyed, past(at));

  // A far end stands for no bound at all: with an "or" in it, a condition is none that an index knows.
  const [lastTime, lastId] = descending
    ? [sql`'infinity'`, sql`'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`]
    : [sql`'-infinity'`, sql`'00000000-0000-0000-0000-000000000000'::uuid`];
  const fromValue = past(backwards ? sql`coalesce(${at}, ${lastTime})` : at);
  const bound = sql`case when ${at} is null then ${cursor}::uuid else ${backwards ? sql`null` : lastId} end`;
  const fromNone = cursor ? sql`and d.id ${sign} ${bound}` : empty;
  const withValue = branch(keyed, sql`and d.protected_until is not null ${fromValue}`);
  const without = branch(keyed, sql`and d.protected_until is null ${fromNone}`);
  return sql`${withValue} union all ${without}`;
}
