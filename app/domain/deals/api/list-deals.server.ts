import type { Actor } from "#app/platform/actor.ts";
import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ReadTx } from "#app/platform/db/read-scope.server.ts";

import { familyNames } from "../lists/family-names.server.ts";
import type { ListedDeal } from "./deal-to-json.ts";
import { type DealListFilter, type DealPlace, orderOf } from "./list-query.ts";

const { sql, empty, raw } = Prisma;

export type DealsFound = { deals: ListedDeal[]; next: DealPlace | null };

/** One page of the deals that a key's organisation may list, from a place on. */
export async function listDealsFor(
  tx: ReadTx,
  actor: Actor,
  filter: DealListFilter,
  from: DealPlace | null,
): Promise<DealsFound> {
  const rows = await tx.query<ListedDeal>(statement(tx, actor, filter, from));
  const deals = rows.slice(0, filter.limit);
  const last = deals.at(-1);
  if (rows.length <= filter.limit || !last) return { deals, next: null };
  const at = orderOf(filter) === "updated" ? last.updatedAt : last.createdAt;
  return { deals, next: { at, id: last.id } };
}

/**
 * A partner's is a branch for each partner whose deals are shown, answered in order by an index; the vendor's needs no
 * branches.
 */
function statement(tx: ReadTx, actor: Actor, filter: DealListFilter, from: DealPlace | null) {
  const { vendorId } = tx;
  const take = filter.limit + 1;
  const updated = orderOf(filter) === "updated";
  const direction = updated ? sql`asc` : sql`desc`;
  const page =
    actor.audience === "vendor"
      ? branch(tx, actor, filter, from, empty)
      : sql`select found.id, found.key
              from unnest(${[actor.partnerId, ...actor.showing]}::uuid[]) as reach (partner_id)
             cross join lateral (${branch(tx, actor, filter, from, sql`and d.partner_id = reach.partner_id`)}) found
             order by found.key ${direction}, found.id ${direction} limit ${take}`;
  return sql`
    with listed as (${page})
    select d.id, d.number, d.version, d.status::text as status, d.stage::text as stage,
           d.partner_id as "partnerId", coalesce(p.name, '') as "partnerName", d.owner_name as "ownerName",
           d.customer_name as "customerName", d.currency, d.value_minor as "valueMinor", d.close_day as "closeDay",
           d.reference, d.created_at as "createdAt", d.updated_at as "updatedAt", d.submitted_at as "submittedAt",
           d.decide_by as "decideBy", d.decided_at as "decidedAt", d.closure::text as closure,
           d.protected_until as "protectedUntil",
           ${familyNames(vendorId)} as families
      from listed
      join deal d on d.vendor_id = ${vendorId} and d.id = listed.id
      left join partner p on p.vendor_id = ${vendorId} and p.id = d.partner_id
     order by listed.key ${direction}, listed.id ${direction}`;
}

function branch(
  tx: ReadTx,
  actor: Actor,
  filter: DealListFilter,
  from: DealPlace | null,
  whose: Prisma.Sql,
): Prisma.Sql {
  const { status, q, updatedSince, mine, limit } = filter;
  const updated = orderOf(filter) === "updated";
  const column = updated ? sql`updated_at` : sql`created_at`;
  const direction = updated ? sql`asc` : sql`desc`;
  const sign = updated ? sql`>` : sql`<`;
  const words = q && patternContaining(q);
  // Written out, as in page-of-deals.server.ts: checked to be names of states.
  const states = status && raw(`and d.status in (${status.map((each) => `'${each}'`).join(", ")})`);
  return sql`
    select d.id, d.${column} as key from deal d
     where d.vendor_id = ${tx.vendorId} ${whose} ${states ?? empty}
       ${updatedSince ? sql`and d.updated_at >= ${updatedSince}` : empty}
       ${mine && actor.membershipId ? sql`and d.owner_id = ${actor.membershipId}::uuid` : empty}
       ${words ? sql`and (d.customer_name ilike ${words} or d.number ilike ${words} or d.reference ilike ${words})` : empty}
       ${from ? sql`and (d.${column}, d.id) ${sign} (${from.at}, ${from.id}::uuid)` : empty}
     order by d.${column} ${direction}, d.id ${direction} limit ${limit + 1}`;
}
