import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { segments, staying } from "./segments.ts";
import type { WorthListQuery } from "./worth-list.schema.ts";
import type { WorthRow } from "./worth-row.ts";

export const PAGE_SIZE = 50;

export type WorthList = { rows: WorthRow[]; after: string | null; before: string | null };

/** A row of a run with its customer, as columns; `w` and `c` are joined. */
export const worthColumns = Prisma.sql`
  w.customer_id as "customerId", c.name, c.city, c.country::text as country, w.segment::text as segment,
  w.was::text as was, w.was_minor as "wasMinor", w.first_day as "firstDay", w.last_day as "lastDay", w.purchases,
  w.rhythm_weeks as "rhythmWeeks", w.active, w.expected, w.average_minor as "averageMinor",
  w.lifetime_minor as "lifetimeMinor", w.rank_minor as "rankMinor", w.year_minor as "yearMinor",
  w.before_minor as "beforeMinor", w.all_minor as "allMinor"`;

export const worthRows = (tx: ScopedTx, day: Date) => Prisma.sql`
  customer_worth w
  join customer c on c.vendor_id = ${tx.vendorId}::int and c.id = w.customer_id
 where w.vendor_id = ${tx.vendorId}::int and w.day = ${day}::date`;

const sortColumns: Record<string, Prisma.Sql> = {
  value: Prisma.sql`w.rank_minor`,
  year: Prisma.sql`w.year_minor`,
  active: Prisma.sql`coalesce(w.active, -1)`,
  expected: Prisma.sql`coalesce(w.expected, -1)`,
  last: Prisma.sql`w.last_day`,
};

/** The customers of a run that fit. A page starts after, or ends before, the customer that the address names. */
export async function listWorth(
  tx: ScopedTx,
  day: Date,
  query: WorthListQuery,
  size = PAGE_SIZE,
): Promise<WorthList> {
  const backwards = query.before !== undefined;
  const anchor = query.before ?? query.after;
  const descending = query.sort.startsWith("-") !== backwards;
  const direction = descending ? Prisma.sql`desc` : Prisma.sql`asc`;
  const by = sortColumns[query.sort.replace("-", "")] ?? Prisma.sql`w.rank_minor`;
  const place = anchor
    ? Prisma.sql`and (${by}, w.customer_id) ${descending ? Prisma.sql`<` : Prisma.sql`>`} (
        select ${by}, w.customer_id from customer_worth w
         where w.vendor_id = ${tx.vendorId}::int and w.day = ${day}::date and w.customer_id = ${anchor}::uuid)`
    : Prisma.empty;
  const found = await tx.query<WorthRow>(Prisma.sql`
    select ${worthColumns} from ${worthRows(tx, day)} ${narrowed(tx, query)} ${place}
     order by ${by} ${direction}, w.customer_id ${direction}
     limit ${size + 1}::int`);
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (backwards) rows.reverse();
  const first = rows[0]?.customerId ?? null;
  const last = rows.at(-1)?.customerId ?? null;
  return {
    rows,
    after: (backwards ? last : more && last) || null,
    before: (backwards ? more && first : query.after && first) || null,
  };
}

function narrowed(tx: ScopedTx, { q, segment, was, country, partner }: WorthListQuery) {
  const parts: Prisma.Sql[] = [];
  if (segment) {
    const wanted =
      segment === "leaving" ? segments.filter((each) => !staying.includes(each)) : [segment];
    parts.push(Prisma.sql`and w.segment = any(${wanted}::tributary.worth_segment[])`);
  }
  if (was === "none") parts.push(Prisma.sql`and w.was is null`);
  else if (was) parts.push(Prisma.sql`and w.was = ${was}::tributary.worth_segment`);
  if (country) parts.push(Prisma.sql`and c.country = ${country}`);
  if (q) parts.push(Prisma.sql`and c.name ilike ${patternContaining(q)}`);
  if (partner) {
    parts.push(Prisma.sql`and w.customer_id in (
      select rp.customer_id from reported_party rp
       where rp.vendor_id = ${tx.vendorId}::int and rp.partner_id = ${partner}::uuid)`);
  }
  return parts.length > 0 ? Prisma.join(parts, " ") : Prisma.empty;
}
