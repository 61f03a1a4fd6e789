import { addDays, endOfLocalDay } from "#app/domain/programs/local-time.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";

import type { Clock } from "../clock.ts";
import { isDescending } from "../lists/cut-page.ts";
import { INFORMATION_DAYS } from "./queue-item.ts";
import { type Asker, narrowingOf } from "./queue-narrowing.server.ts";
import type { QueueKind, QueuePlace, QueueQuery, QueueSort } from "./queue-query.ts";

const { sql, empty, join } = Prisma;

type Branch = {
  kind: QueueKind;
  /** What it reads; the deal is `d`, its partner `p`. */
  from: Prisma.Sql;
  id: Prisma.Sql;
  due: Prisma.Sql;
  askedAt?: Prisma.Sql;
  asks?: Prisma.Sql;
  /** Those without one come last. */
  dueMayLack?: boolean;
};

/** Written out and not sent along, so that the partial index that holds them is found. */
const registrations = (vendorId: number): Branch => ({
  kind: "registration",
  from: sql`deal d join partner p on p.vendor_id = ${vendorId}::int and p.id = d.partner_id
    where d.vendor_id = ${vendorId}::int and d.status in ('submitted', 'in_review')`,
  id: sql`d.id`,
  due: sql`d.decide_by`,
});

/** The clock of these stands still; one that stood too long is due again. */
const questions = (vendorId: number, now: Date): Branch => ({
  kind: "information",
  from: sql`deal d join partner p on p.vendor_id = ${vendorId}::int and p.id = d.partner_id
    cross join lateral (
      select max(e.at) as at from deal_event e
       where e.vendor_id = ${vendorId}::int and e.deal_id = d.id and e.kind = 'info_requested') asked
    where d.vendor_id = ${vendorId}::int and d.status in ('info_requested')`,
  id: sql`d.id`,
  due: sql`case when asked.at < ${addDays(now, -INFORMATION_DAYS)}::timestamptz
    then asked.at + make_interval(days => ${INFORMATION_DAYS}::int) end`,
  askedAt: sql`asked.at`,
  dueMayLack: true,
});

const requests = (vendorId: number): Branch => ({
  kind: "request",
  from: sql`deal_request r
    join deal d on d.vendor_id = ${vendorId}::int and d.id = r.deal_id
    join partner p on p.vendor_id = ${vendorId}::int and p.id = d.partner_id
    where r.vendor_id = ${vendorId}::int and r.status = 'pending'`,
  id: sql`r.id`,
  due: sql`r.answer_by`,
  askedAt: sql`r.asked_at`,
  asks: sql`r.kind::text`,
});

/** Until its day a dispute waits for the partners' proof, then for the vendor. */
const disputes = (vendorId: number, now: Date): Branch => ({
  kind: "dispute",
  from: sql`dispute s
    join deal d on d.vendor_id = ${vendorId}::int and d.id = s.first_deal_id
    join partner p on p.vendor_id = ${vendorId}::int and p.id = d.partner_id
    where s.vendor_id = ${vendorId}::int and s.decided_at is null and s.due_at <= ${now}::timestamptz`,
  id: sql`s.id`,
  due: sql`s.due_at`,
});

const decided = (vendorId: number, states: Prisma.Sql): Branch => ({
  kind: "registration",
  from: sql`deal d join partner p on p.vendor_id = ${vendorId}::int and p.id = d.partner_id
    where d.vendor_id = ${vendorId}::int and ${states}`,
  id: sql`d.id`,
  due: sql`d.updated_at`,
});

/** One whose time is over reads as expired, whether or not the clock was there. */
const approvedStates = (now: Date) =>
  sql`d.status = 'approved' and d.protected_until >= ${now}::timestamptz`;
const closedStates = (now: Date) =>
  sql`(d.status in ('won', 'rejected', 'withdrawn', 'lost', 'expired', 'revoked')
    or d.status = 'approved' and d.protected_until < ${now}::timestamptz)`;

/** The statement of everything that fits, a page of each kind. */
export function branchesOf(
  vendorId: number,
  asker: Asker,
  query: QueueQuery,
  clock: Clock,
  take: number,
): Prisma.Sql {
  const { now } = clock;
  const waiting = [
    registrations(vendorId),
    questions(vendorId, now),
    requests(vendorId),
    disputes(vendorId, now),
  ];
  const branches =
    query.status === "waiting"
      ? waiting.filter(({ kind }) => !query.kind || kind === query.kind)
      : [decided(vendorId, query.status === "approved" ? approvedStates(now) : closedStates(now))];
  const narrowed = narrowingOf(vendorId, asker, query, now);
  const parts = branches.map((branch) => {
    const bound = query.status === "waiting" ? dueBound(branch, query.due, clock) : empty;
    return drawn(branch, sql`${narrowed} ${bound}`, query, take);
  });
  return join(parts, " union all ");
}

function drawn(branch: Branch, rest: Prisma.Sql, query: QueueQuery, take: number): Prisma.Sql {
  const sort = query.sort.replace("-", "") as QueueSort;
  const key = keyOf(sort, branch);
  const descending = isDescending(query);
  const direction = descending ? sql`desc` : sql`asc`;
  const sign = descending ? sql`<` : sql`>`;
  const place = query.after ?? query.before;
  const past = place
    ? sql`and (${key}, ${branch.id}) ${sign} (${keyFromWords(sort, place)}, ${place.id}::uuid)`
    : empty;
  return sql`(
    select ${branch.id} as id, ${branch.kind} as kind, d.id as deal_id, ${branch.due} as due,
           ${branch.askedAt ?? sql`null::timestamptz`} as asked_at, ${branch.asks ?? sql`null::text`} as asks,
           ${key} as key
      from ${branch.from} ${rest} ${past}
     order by ${key} ${direction}, ${branch.id} ${direction} limit ${take})`;
}

function keyOf(sort: QueueSort, branch: Branch): Prisma.Sql {
  switch (sort) {
    case "value":
      return sql`d.value_minor`;
    case "submitted":
      return sql`coalesce(d.submitted_at, d.created_at)`;
    case "customer":
      return sql`d.customer_name`;
    case "partner":
      return sql`p.name`;
    default:
      return branch.dueMayLack ? sql`coalesce(${branch.due}, 'infinity')` : branch.due;
  }
}

/** What orders the queue, as it stands in an address. */
export const keyInWords = (sort: QueueQuery["sort"], key: Prisma.Sql): Prisma.Sql =>
  /due|submitted/.test(sort) ? sql`extract(epoch from ${key})::text` : sql`${key}::text`;

function keyFromWords(sort: QueueSort, { key }: QueuePlace): Prisma.Sql {
  if (sort === "value") return sql`${key}::text::bigint`;
  if (sort === "due" || sort === "submitted") return sql`to_timestamp(${key}::text::float8)`;
  return sql`${key}::text`;
}

function dueBound({ due }: Branch, which: QueueQuery["due"], clock: Clock): Prisma.Sql {
  if (!which) return empty;
  if (which === "overdue") return sql`and ${due} < ${clock.now}::timestamptz`;
  const day = which === "today" ? clock.today : addDays(clock.today, 7);
  return sql`and ${due} <= ${endOfLocalDay(day, clock.timeZone)}::timestamptz`;
}
