import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { factKinds, type SalesSubmission } from "./sales-line.ts";
import { lookUp, partiesOf } from "./staged-sales.server.ts";
import { stretches } from "./stretches.ts";

/** Rows that are met with those of other files in one statement. */
const STRETCH = 100_000;

const staged = (tx: ScopedTx, submissionId: string) => Prisma.sql`
  s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is null`;

/** A line says who bought, or that nobody is named. */
const someone = (id: Prisma.Sql) =>
  Prisma.sql`coalesce(${id}, '00000000-0000-0000-0000-000000000000'::uuid)`;

/** Live lines that the same sender reported otherwise than in this submission. */
const theirs = (tx: ScopedTx, { partnerId, kind }: SalesSubmission) => Prisma.sql`
  f.vendor_id = ${tx.vendorId}::int and f.superseded_at is null and f.kind = ${factKinds[kind]}::fact_kind
  and f.partner_id is not distinct from ${partnerId}::uuid`;

/**
 * Applied files of the sender whose days meet those of a staged one. Most files are of days that no other is of, and are
 * compared with nothing.
 */
async function selectMeeting(tx: ScopedTx, { submissionId, partnerId, kind }: SalesSubmission) {
  const others = await tx.$queryRaw<FileDays[]>`
    select o.id, o.plan->'totals'->>'from' as from, o.plan->'totals'->>'to' as to from submission o
     where o.vendor_id = ${tx.vendorId}::int and o.partner_id is not distinct from ${partnerId}::uuid
       and o.kind = ${kind}::submission_kind and o.status = 'applied' and o.id <> ${submissionId}::uuid`;
  if (others.length === 0) return [];
  const [days] = await tx.$queryRaw<{ first: string | null; last: string | null }[]>`
    select min(s.day)::text as first, max(s.day)::text as last from staging_row s where ${staged(tx, submissionId)}`;
  const { first, last } = days ?? { first: null, last: null };
  if (first === null || last === null) return [];
  // Files that were applied before plans were kept say nothing of their days; some have no lines left.
  const silent = others.filter(({ from }) => from === null).map(({ id }) => id);
  const told = [...others.filter(({ from }) => from !== null), ...(await daysOf(tx, silent))];
  const meets = ({ from, to }: FileDays) =>
    from !== null && to !== null && from <= last && to >= first;
  return told.filter(meets).map(({ id }) => id);
}

type FileDays = { id: string; from: string | null; to: string | null };

async function daysOf(tx: ScopedTx, ids: readonly string[]): Promise<FileDays[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw`
    select f.submission_id as id, min(f.day)::text as from, max(f.day)::text as to from revenue_fact f
     where f.vendor_id = ${tx.vendorId}::int and f.submission_id = any(${[...ids]}::uuid[]) group by 1`;
}

/** A file whose rows lie in staging, up to the last of them. */
type Walked = {
  lastRow: number;
  /** Hears up to which row something is done. */
  told: (row: number) => Promise<void>;
};

/**
 * Marks staged lines that say the same of a sale as one of another file, under another document. Lines of one sale are
 * met by what they have in common, of the other files those alone that any line is like; whether a line is a known one
 * is asked for each that is marked.
 */
export async function warnOfDoubles(
  tx: ScopedTx,
  submission: SalesSubmission,
  column: string,
  { lastRow, told }: Walked,
) {
  const meeting = await selectMeeting(tx, submission);
  if (meeting.length === 0) return;
  const { submissionId } = submission;
  await lookUp(tx, "all");
  // Added up by hashes: PostgreSQL takes the sales for more than they are, and would put them in order.
  await tx.$executeRaw`select set_config('enable_sort', 'off', true)`;
  for (const stretch of stretches(lastRow, STRETCH)) {
    const { after, to } = stretch;
    await tx.$executeRaw`
      with ${partiesOf(tx, submissionId, stretch)},
      line as materialized (
        select s.row_no, s.line_key, upper(s.document) as document, s.product_id, s.day, s.quantity, s.unit_micros,
               ${someone(Prisma.sql`s.other_partner_id`)} as sold_to, ${someone(Prisma.sql`p.id`)} as party
          from staging_row s left join party p on p.row_no = s.party_row
         where ${staged(tx, submissionId)} and s.row_no > ${after} and s.row_no <= ${to}
           and (s.other_partner_id is not null or p.id is not null)),
      sale as materialized (
        select distinct product_id, day, quantity, unit_micros, sold_to, party from line),
      told as materialized (
        select s.product_id, s.day, s.quantity, s.unit_micros, s.sold_to, s.party,
               min(array[upper(f.document), f.document]) as first, max(array[upper(f.document), f.document]) as last
          from revenue_fact f
          join sale s on s.product_id = f.product_id and s.day = f.day and s.quantity = f.quantity
           and s.unit_micros = f.unit_micros and s.sold_to = ${someone(Prisma.sql`f.sold_to_id`)}
           and s.party = ${someone(Prisma.sql`f.party_id`)}
         where ${theirs(tx, submission)} and f.submission_id = any(${meeting}::uuid[])
         group by 1, 2, 3, 4, 5, 6),
      twin as materialized (
        select l.row_no, case when t.first[1] <> l.document then t.first[2] else t.last[2] end as document
          from line l
          join told t on t.product_id = l.product_id and t.day = l.day and t.quantity = l.quantity
           and t.unit_micros = l.unit_micros and t.sold_to = l.sold_to and t.party = l.party
         where (t.first[1] <> l.document or t.last[1] <> l.document)
           and (select true from revenue_fact f
                 where f.vendor_id = ${tx.vendorId}::int and f.line_key = l.line_key and f.superseded_at is null
                 limit 1) is null)
      update staging_row s
         set errors = coalesce(s.errors, '[]') || jsonb_build_array(jsonb_build_object(
               'column', ${column}::text, 'value', s.document, 'what', 'Reported before under another number',
               'hint', 'As ' || t.document || ': the same day, part, quantity, price and buyer', 'warning', true))
        from twin t
       where ${staged(tx, submissionId)} and s.row_no > ${after} and s.row_no <= ${to} and s.row_no = t.row_no`;
    await told(to);
  }
  await tx.$executeRaw`select set_config('enable_sort', 'on', true)`;
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
