import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

export type AuditFilter = {
  action?: string;
  subject?: string;
  person?: string;
  /** Anywhere in what was noted, or the subject's id. */
  text?: string;
  /** What the people of partners of such a name did; `null` is the vendor's own side. */
  partner?: string | null;
  from?: Date;
  /** The first instant that is not meant any more. */
  until?: Date;
};
/** A page begins after an entry, or ends before one. */
export type AuditPlace = { after?: string; before?: string };

export type AuditEntry = {
  id: string;
  at: Date;
  partnerId: string | null;
  personId: string | null;
  actorName: string;
  action: string;
  subjectKind: string;
  subjectId: string;
  detail: unknown;
  /** Its place in the vendor's chain; partners are not told. */
  seq: string | null;
  hash: string | null;
};

export const AUDIT_PAGE = 50;

function whereOf(tx: ScopedTx, filter: AuditFilter): Prisma.Sql {
  const { action, subject, person, text, partner, from, until } = filter;
  const conditions = [Prisma.sql`e.vendor_id = ${tx.vendorId}::int`];
  if (action) conditions.push(Prisma.sql`e.action = ${action}`);
  if (subject) conditions.push(Prisma.sql`e.subject_id = ${subject}`);
  if (person) conditions.push(Prisma.sql`e.actor_name ilike ${patternContaining(person)}`);
  if (text) {
    const sought = patternContaining(text);
    conditions.push(Prisma.sql`(e.detail::text ilike ${sought} or e.subject_id ilike ${sought})`);
  }
  if (partner === null) conditions.push(Prisma.sql`e.partner_id is null`);
  if (partner) {
    conditions.push(Prisma.sql`e.partner_id in (
      select p.id from partner p
       where p.vendor_id = ${tx.vendorId}::int and p.name ilike ${patternContaining(partner)})`);
  }
  if (from) conditions.push(Prisma.sql`e.at >= ${from}::timestamptz`);
  if (until) conditions.push(Prisma.sql`e.at < ${until}::timestamptz`);
  return Prisma.join(conditions, " and ");
}

const placeOf = ({ at, id }: AuditEntry) => `${at.getTime()}_${id}`;

// The index answers (at desc, id) in order; the other way it is read backwards.
function beyond(place: string | undefined, side: "after" | "before"): Prisma.Sql {
  const [, time = "", id = ""] =
    /^(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(place ?? "") ?? [];
  if (!id) return Prisma.sql`true`;
  const at = new Date(Number(time));
  return side === "after"
    ? Prisma.sql`e.at <= ${at}::timestamptz and (e.at < ${at}::timestamptz or e.id > ${id}::uuid)`
    : Prisma.sql`e.at >= ${at}::timestamptz and (e.at > ${at}::timestamptz or e.id < ${id}::uuid)`;
}

const ordered = {
  after: Prisma.sql`e.at desc, e.id`,
  before: Prisma.sql`e.at, e.id desc`,
};

const columns = Prisma.sql`
  e.id, e.at, e.partner_id as "partnerId", e.person_id as "personId", e.actor_name as "actorName",
  e.action, e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.detail,
  s.seq::text as seq, encode(s.hash, 'hex') as hash`;

type Slice = { place?: string; side: keyof typeof ordered; limit: number };

const select = (tx: ScopedTx, filter: AuditFilter, { place, side, limit }: Slice) =>
  tx.$queryRaw<AuditEntry[]>`
    select ${columns}
      from audit_entry e
      left join audit_seal s on s.vendor_id = ${tx.vendorId}::int and s.entry_id = e.id
     where ${whereOf(tx, filter)} and ${beyond(place, side)}
     order by ${ordered[side]}
     limit ${limit}::int`;

/** One page of what was done, newest first. */
export async function listAudit(tx: ScopedTx, filter: AuditFilter, { after, before }: AuditPlace) {
  const back = Boolean(before) && !after;
  const rows = await select(tx, filter, {
    place: back ? before : after,
    side: back ? "before" : "after",
    limit: AUDIT_PAGE + 1,
  });
  const more = rows.length > AUDIT_PAGE;
  const entries = rows.slice(0, AUDIT_PAGE);
  if (back) entries.reverse();
  const [first, last] = [entries.at(0), entries.at(-1)];
  return {
    entries,
    after: last && (back || more) ? placeOf(last) : null,
    before: first && (back ? more : Boolean(after)) ? placeOf(first) : null,
  };
}

/** The next entries for an export, and the place after them; nothing when these are the last. */
export async function auditBatch(
  tx: ScopedTx,
  filter: AuditFilter,
  place: string | undefined,
  limit: number,
): Promise<{ entries: AuditEntry[]; next: string | undefined }> {
  const entries = await select(tx, filter, { place, side: "after", limit });
  const last = entries.at(-1);
  return { entries, next: last && entries.length === limit ? placeOf(last) : undefined };
}

/** One entry; null when it is out of scope, or is none. */
export async function findAuditEntry(tx: ScopedTx, id: string): Promise<AuditEntry | null> {
  const [entry] = await tx.$queryRaw<AuditEntry[]>`
    select ${columns}
      from audit_entry e
      left join audit_seal s on s.vendor_id = ${tx.vendorId}::int and s.entry_id = e.id
     where e.vendor_id = ${tx.vendorId}::int and e.id = ${id}::uuid`;
  return entry ?? null;
}

/** Every kind of deed on record, for the filter. The index is asked once for each kind, not for each entry. */
export async function auditActions(tx: ScopedTx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ action: string }[]>`
    with recursive kind (action) as (
      (select e.action from audit_entry e where e.vendor_id = ${tx.vendorId}::int order by e.action limit 1)
      union all
      select (select e.action from audit_entry e
               where e.vendor_id = ${tx.vendorId}::int and e.action > k.action order by e.action limit 1)
        from kind k
       where k.action is not null
    )
    select action from kind where action is not null`;
  return rows.map(({ action }) => action);
}
