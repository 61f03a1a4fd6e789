import type { VendorActor } from "#app/platform/actor.ts";
import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { minorDigits } from "#app/platform/money.ts";

import { OVERDUE_DAYS } from "../outcome/deal-outcome.ts";
import type { Bought } from "./queue-item.ts";
import type { QueueQuery } from "./queue-query.ts";

const { sql, empty, join } = Prisma;

/** Who looks at the queue, and for whom that one stands in now. */
export type Asker = Pick<VendorActor, "membershipId" | "role"> & { standsInFor: string[] };

/** The choices that hold for every kind. */
export function narrowingOf(
  vendorId: number,
  asker: Asker,
  query: QueueQuery,
  now: Date,
): Prisma.Sql {
  const { partner, family, country, least, verdict, bought, q } = query;
  const words = q && patternContaining(q);
  return sql`
    ${whoseOf(vendorId, asker, query)}
    ${partner ? sql`and d.partner_id = ${partner}::uuid` : empty}
    ${country ? sql`and p.country = ${country}` : empty}
    ${least ? worthAtLeast(least) : empty}
    ${words ? sql`and (d.customer_name ilike ${words} or d.number ilike ${words} or p.name ilike ${words})` : empty}
    ${
      family
        ? sql`and exists (select from deal_line y
          where y.vendor_id = ${vendorId}::int and y.deal_id = d.id and y.family_id = ${family}::uuid)`
        : empty
    }
    ${verdict ? verdictBound(vendorId, verdict, now) : empty}
    ${bought ? sql`and ${boughtBound(vendorId, bought, now)}` : empty}`;
}

/** What the books said of a deal when it was last compared with them. */
export function boughtBound(vendorId: number, bought: Bought, now: Date): Prisma.Sql {
  const states = bought === "nothing" ? sql`('won')` : sql`('approved', 'won')`;
  const said = {
    // As isInstead() says.
    instead: sql`o.missing_units > 0 and o.elsewhere_units * 2 >= o.missing_units`,
    elsewhere: sql`o.elsewhere_units > 0`,
    nothing: sql`o.bought_units <= 0 and o.won_on < ${now}::timestamptz::date - ${OVERDUE_DAYS}::int`,
  }[bought];
  return sql`(d.status in ${states} and exists (
    select from deal_outcome o
     where o.vendor_id = ${vendorId}::int and o.deal_id = d.id and ${said}))`;
}

/** Whole units of the deal's own currency, most of which have a hundred small ones. */
function worthAtLeast(units: number): Prisma.Sql {
  const least = BigInt(units);
  const bounds = [0, 1, 3, 4].map(
    (digits) =>
      sql`when d.currency = any(${withDigits(digits)}::text[]) then ${least * 10n ** BigInt(digits)}::bigint`,
  );
  return sql`and d.value_minor >= case ${join(bounds, " ")} else ${least * 100n}::bigint end`;
}

const withDigits = (digits: number) =>
  Intl.supportedValuesOf("currency").filter((currency) => minorDigits(currency) === digits);

function verdictBound(
  vendorId: number,
  verdict: NonNullable<QueueQuery["verdict"]>,
  now: Date,
): Prisma.Sql {
  const found = (which: Prisma.Sql) => sql`exists (
    select from deal_conflict c
     where c.vendor_id = ${vendorId}::int and c.deal_id = d.id and c.gone_at is null
       and (c.window_until is null or c.window_until > ${now}::timestamptz) and ${which})`;
  return verdict === "clear"
    ? sql`and not ${found(sql`c.verdict <> 'possible'`)}`
    : sql`and ${found(sql`c.verdict = ${verdict}`)}`;
}

/**
 * Mine is what was given to me; what nobody was given is whose step it is, and the one's who looks after the partner
 * where it has no steps. Who stands in for somebody has that one's, too.
 */
function whoseOf(vendorId: number, asker: Asker, { who, status }: QueueQuery): Prisma.Sql {
  const me = sql`${asker.membershipId}::uuid`;
  const us = sql`any(${[asker.membershipId, ...asker.standsInFor].filter(Boolean)}::uuid[])`;
  if (who === "partners") return sql`and p.manager_id = ${me}`;
  if (who !== "mine") return empty;
  if (status !== "waiting") return sql`and (d.reviewer_id = ${me} or p.manager_id = ${me})`;
  return sql`and case when d.reviewer_id is not null then d.reviewer_id = ${me} else coalesce(
    (select case when t.by_manager and p.manager_id = ${us} then true
                 when t.approver_id is not null then t.approver_id = ${us}
                 else t.approver_role::text = ${asker.role} end
       from approval_step t
      where t.vendor_id = ${vendorId}::int and t.deal_id = d.id and t.status = 'current'),
    p.manager_id = ${us}, false) end`;
}
