import type { Actor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ReadTx } from "#app/platform/db/read-scope.server.ts";

import type { Clock } from "../clock.ts";
import type { DealStatus, SalesStage } from "../deal.ts";
import { cutPage, isDescending } from "../lists/cut-page.ts";
import { familyNames } from "../lists/family-names.server.ts";
import type { DealSetList, SetSort } from "./deal-set.ts";
import { whereOf, worthIn } from "./set-conditions.server.ts";

const { sql } = Prisma;

export const PAGE_SIZE = 80;

export type SetRow = {
  id: string;
  number: string;
  customerName: string;
  partnerName: string;
  families: string[];
  currency: string;
  /** What it counts for in the set, in minor units. */
  worthMinor: bigint;
  status: DealStatus;
  stage: SalesStage;
  closeDay: Date;
  ownerName: string;
  submittedAt: Date;
  decideBy: Date | null;
  decidedAt: Date | null;
  protectedUntil: Date | null;
};

export type SetPage = { deals: SetRow[]; after: string | null; before: string | null };

const columnOf: Record<SetSort, Prisma.Sql> = {
  submitted: sql`d.submitted_at`,
  value: sql`d.value_minor`,
  closing: sql`d.close_day`,
  customer: sql`d.customer_name`,
};

/** How many deals a set holds and what they count for together, as the figure that leads to it says. */
export async function totalOfSet(
  tx: ReadTx,
  actor: Actor,
  set: DealSetList,
  currency: string,
  clock: Clock,
): Promise<{ deals: number; minor: bigint }> {
  const [total] = await tx.query<{ deals: number; minor: bigint }>(sql`
    select count(*)::int as deals, coalesce(sum(${worthIn(set)}), 0)::bigint as minor
      from deal d where ${whereOf(actor, set, currency, clock)}`);
  return total ?? { deals: 0, minor: 0n };
}

/** One page of a set. It starts after, or ends before, a deal. */
export async function pageOfSet(
  tx: ReadTx,
  actor: Actor,
  set: DealSetList,
  currency: string,
  clock: Clock,
  size = PAGE_SIZE,
): Promise<SetPage> {
  const found = await tx.query<SetRow>(statement(tx, actor, set, currency, clock, size + 1));
  const { rows: deals, ...places } = cutPage(found, size, set, ({ id }) => id);
  return { deals, ...places };
}

function statement(
  tx: ReadTx,
  actor: Actor,
  set: DealSetList,
  currency: string,
  clock: Clock,
  take: number,
) {
  const { vendorId } = tx;
  const column = columnOf[set.sort.replace("-", "") as SetSort];
  const cursor = set.after ?? set.before;
  const descending = isDescending(set);
  const direction = descending ? sql`desc` : sql`asc`;
  const sign = descending ? sql`<` : sql`>`;
  const past = cursor
    ? sql`and (${column}, d.id) ${sign} (
        select ${column}, d.id from deal d where d.vendor_id = ${vendorId} and d.id = ${cursor}::uuid)`
    : Prisma.empty;
  return sql`
    with listed as (
      select d.id, ${column} as key, ${worthIn(set)} as worth
        from deal d
       where ${whereOf(actor, set, currency, clock)} ${past}
       order by ${column} ${direction}, d.id ${direction}
       limit ${take}
    )
    select d.id, d.number, d.customer_name as "customerName", p.name as "partnerName", d.currency,
           listed.worth::bigint as "worthMinor",
           case when d.status = 'approved' and d.protected_until <= ${clock.now} then 'expired' else d.status::text end
             as status,
           d.stage::text as stage, d.close_day as "closeDay", d.owner_name as "ownerName",
           d.submitted_at as "submittedAt", d.decide_by as "decideBy", d.decided_at as "decidedAt",
           d.protected_until as "protectedUntil",
           ${familyNames(vendorId)} as families
      from listed
      join deal d on d.vendor_id = ${vendorId} and d.id = listed.id
      left join partner p on p.vendor_id = ${vendorId} and p.id = d.partner_id
     order by listed.key ${direction}, listed.id ${direction}`;
}
