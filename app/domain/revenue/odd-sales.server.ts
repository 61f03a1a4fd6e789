import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { factKinds, type SalesSubmission } from "./sales-line.ts";
import { lookUp } from "./staged-sales.server.ts";

const staged = (tx: ScopedTx, submissionId: string) => Prisma.sql`
  s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is null`;

/** Live lines that the same sender reported otherwise than in this submission. */
const theirs = (tx: ScopedTx, { partnerId, kind }: SalesSubmission) => Prisma.sql`
  f.vendor_id = ${tx.vendorId}::int and f.superseded_at is null and f.kind = ${factKinds[kind]}::fact_kind
  and f.partner_id is not distinct from ${partnerId}::uuid`;

/**
 * Applied files of the sender whose days meet those of a staged one. Most files are of days that no other is of, and are
 * compared with nothing.
 */
async function selectMeeting(tx: ScopedTx, { submissionId, partnerId, kind }: SalesSubmission) {
  const others = await tx.$queryRaw<{ id: string; from: string | null; to: string | null }[]>`
    select o.id, o.plan->'totals'->>'from' as from, o.plan->'totals'->>'to' as to from submission o
     where o.vendor_id = ${tx.vendorId}::int and o.partner_id is not distinct from ${partnerId}::uuid
       and o.kind = ${kind}::submission_kind and o.status = 'applied' and o.id <> ${submissionId}::uuid`;
  if (others.length === 0) return [];
  const [days] = await tx.$queryRaw<{ first: string | null; last: string | null }[]>`
    select min(s.day)::text as first, max(s.day)::text as last from staging_row s where ${staged(tx, submissionId)}`;
  const { first, last } = days ?? { first: null, last: null };
  if (first === null || last === null) return [];
  // Of files that were applied before plans were kept it is not known.
  const meets = ({ from, to }: (typeof others)[number]) =>
    from === null || to === null || (from <= last && to >= first);
  return others.filter(meets).map(({ id }) => id);
}

/** Marks staged lines that say the same of a sale as one of another file, under another document. */
export async function warnOfDoubles(tx: ScopedTx, submission: SalesSubmission, column: string) {
  const meeting = await selectMeeting(tx, submission);
  if (meeting.length === 0) return;
  const { submissionId } = submission;
  await lookUp(tx, "all");
  await tx.$executeRaw`
    with party as materialized (
      select w.row_no, p.id from staging_row w
        join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.fingerprint = w.party_print
       where w.vendor_id = ${tx.vendorId}::int and w.submission_id = ${submissionId}::uuid
         and w.party_print is not null),
    twin as materialized (
      select s.row_no, s.line_key, min(f.document) as document
        from staging_row s
        left join party p on p.row_no = s.party_row
        join revenue_fact f on ${theirs(tx, submission)} and f.submission_id = any(${meeting}::uuid[])
         and f.product_id = s.product_id and f.day = s.day and f.quantity = s.quantity
         and f.unit_micros = s.unit_micros and upper(f.document) <> upper(s.document)
         and f.sold_to_id is not distinct from s.other_partner_id and f.party_id is not distinct from p.id
       where ${staged(tx, submissionId)} and (s.other_partner_id is not null or p.id is not null)
       group by s.row_no, s.line_key)
    update staging_row s
       set errors = coalesce(s.errors, '[]') || jsonb_build_array(jsonb_build_object(
             'column', ${column}::text, 'value', s.document, 'what', 'Reported before under another number',
             'hint', 'As ' || t.document || ': the same day, part, quantity, price and buyer', 'warning', true))
      from twin t
     where ${staged(tx, submissionId)} and s.row_no = t.row_no and not exists (
       select from revenue_fact f
        where f.vendor_id = ${tx.vendorId}::int and f.line_key = t.line_key and f.superseded_at is null)`;
}

/** Marks staged sales of a serial number that the sender has sold already, or sells twice in this file. */
export async function warnOfSerials(tx: ScopedTx, submission: SalesSubmission, column: string) {
  const { submissionId } = submission;
  await lookUp(tx, "each");
  await tx.$executeRaw`
    with named as materialized (
      select s.row_no, s.line_key, n.serial, row_number() over (partition by n.serial order by s.row_no) as nth
        from staging_row s, unnest(s.serials) as n (serial)
       where ${staged(tx, submissionId)} and s.quantity > 0),
    told as materialized (
      select n.row_no, n.serial, n.nth > 1 as here, coalesce((
               select sum(sign(f.quantity)) from revenue_fact f
                where ${theirs(tx, submission)} and f.serials is not null and f.serials @> array[n.serial]
                  and f.line_key <> n.line_key), 0) > 0 as before
        from named n),
    odd as (
      select row_no, jsonb_agg(jsonb_build_object('column', ${column}::text, 'value', serial, 'what',
               case when before then 'The serial number was reported as sold before'
                    else 'The serial number stands in another row of the file' end, 'warning', true)) as warnings
        from told where here or before group by row_no)
    update staging_row s set errors = coalesce(s.errors, '[]') || o.warnings from odd o
     where ${staged(tx, submissionId)} and s.row_no = o.row_no`;
}
