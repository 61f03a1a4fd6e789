import { createHash } from "node:crypto";

/** A seal with the entry it was set on, as PostgreSQL writes their values; the entry's are null when it is gone. */
export type SealedRow = {
  seq: string;
  sealed_ms: string;
  sealed_entry: string | null;
  digest: string | null;
  hash: string;
  entry_id: string | null;
  at_ms: string | null;
  partner_id: string | null;
  person_id: string | null;
  actor_name: string | null;
  action: string | null;
  subject_kind: string | null;
  subject_id: string | null;
  detail: string | null;
  /** By whose erasure words were taken out of it; a sealed entry tells of that one, and how many it took them from. */
  cleared_by: string | null;
};

const milliseconds = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint::text`;

/** $1 vendor, $2 the last number read, $3 how many. */
export const SEALED_ROWS = `
  select s.seq::text as seq, ${milliseconds("s.sealed_at")} as sealed_ms, s.entry_id::text as sealed_entry,
         encode(s.digest, 'hex') as digest, encode(s.hash, 'hex') as hash,
         e.id::text as entry_id, ${milliseconds("e.at")} as at_ms, e.partner_id::text as partner_id,
         e.person_id::text as person_id, e.actor_name, e.action, e.subject_kind, e.subject_id,
         e.detail::text as detail, e.cleared_by::text as cleared_by
    from tributary.audit_seal s
    left join tributary.audit_entry e on e.vendor_id = $1::int and e.id = s.entry_id
   where s.vendor_id = $1::int and s.seq > $2::bigint
   order by s.seq
   limit $3::int`;

/** Entries that the database never sealed. $1 vendor. */
export const UNSEALED_ENTRIES = `
  select count(*)::text as entries, min(e.id::text) as first
    from tributary.audit_entry e
   where e.vendor_id = $1::int
     and not exists (select from tributary.audit_seal s where s.vendor_id = $1::int and s.entry_id = e.id)`;

const sha256 = (...parts: (string | Buffer)[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Entries out of which words were taken, of which the trail tells another number, or nothing. $1 vendor. */
export const UNTOLD_CLEARINGS = `
  select c.cleared_by::text as clearing, count(*)::text as entries
    from tributary.audit_entry c
   where c.vendor_id = $1::int and c.cleared_by is not null
   group by c.cleared_by
  having count(*) is distinct from (
    select sum((t.detail->>'cleared')::bigint) from tributary.audit_entry t
     where t.vendor_id = $1::int and t.subject_id = c.cleared_by::text and t.action = 'privacy.cleared'
       and t.cleared_by is null)
   limit 1`;

// The same text that the functions in schema `audit` make; done here anew, so that a function exchanged in the
// database does not vouch for itself.
const field = (value: string | null) =>
  value === null ? "-" : `${Buffer.byteLength(value)}:${value}`;

export const beginningOf = (vendorId: number) =>
  sha256(`tributary audit ${vendorId}`).toString("hex");

export const digestOf = (vendorId: number, row: SealedRow) =>
  sha256(
    [
      ...[String(vendorId), row.entry_id, row.at_ms, row.partner_id, row.person_id],
      ...[row.actor_name, row.action, row.subject_kind, row.subject_id, row.detail],
    ]
      .map(field)
      .join(""),
  ).toString("hex");

export const hashOf = (previous: string, vendorId: number, row: SealedRow) =>
  sha256(
    Buffer.from(previous, "hex"),
    Buffer.from(row.digest ?? "", "hex"),
    [String(vendorId), row.seq, row.sealed_ms].map(field).join(""),
  ).toString("hex");
