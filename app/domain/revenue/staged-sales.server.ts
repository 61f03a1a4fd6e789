import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { factKinds, namesHolder, type SalesSubmission } from "./sales-line.ts";
import type { Stretch } from "./stretches.ts";

/** Applying sales of a vendor happens one file after the other: lines of two files may be the same sale. */
export async function lockSales(tx: ScopedTx) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('sales'), ${tx.vendorId}::int)`;
}

/**
 * PostgreSQL knows nothing of what a file has just put into staging. Every row is looked up in an index (`each`), or
 * all of them are met with few others at once (`all`): for either, the way is prescribed.
 */
export async function lookUp(tx: ScopedTx, way: "each" | "all") {
  const [nested, hashed] = way === "each" ? ["on", "off"] : ["off", "on"];
  await tx.$executeRaw`select set_config('enable_nestloop', ${nested}, true),
    set_config('enable_hashjoin', ${hashed}, true), set_config('enable_mergejoin', 'off', true),
    set_config('work_mem', '64MB', true)`;
}

/**
 * The customers that a file names, as parties known already: the row that spells one out, and its party. Each is looked
 * up on its own, whatever the way that is prescribed.
 */
export const parties = (tx: ScopedTx, submissionId: string) => Prisma.sql`
  party as materialized (
    select w.row_no, (select p.id from reported_party p
                       where p.vendor_id = ${tx.vendorId}::int and p.fingerprint = w.party_print) as id
      from staging_row w
     where w.vendor_id = ${tx.vendorId}::int and w.submission_id = ${submissionId}::uuid
       and w.party_print is not null)`;

/** The same of those alone that a stretch of rows names: each stretch would look all of them up. */
export const partiesOf = (tx: ScopedTx, submissionId: string, { after, to }: Stretch) => Prisma.sql`
  party as materialized (
    select r.row_no, (
             select (select p.id from reported_party p
                      where p.vendor_id = ${tx.vendorId}::int and p.fingerprint = w.party_print)
               from staging_row w
              where w.vendor_id = ${tx.vendorId}::int and w.submission_id = ${submissionId}::uuid
                and w.row_no = r.row_no) as id
      from (select distinct party_row as row_no from staging_row
             where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid and verdict is null
               and row_no > ${after} and row_no <= ${to} and party_row is not null) r)`;

/** Staged lines of which a live line exists, and whether it says the same. */
const hits = (
  tx: ScopedTx,
  { submissionId, kind }: SalesSubmission,
  currency: string,
) => Prisma.sql`
  ${parties(tx, submissionId)},
  hit as materialized (
    select s.row_no, f.id as fact_id, s.party_row, f.party_id,
           f.day = s.day and f.quantity = s.quantity and f.unit_micros = s.unit_micros
             and f.amount_minor = s.amount_minor and f.currency = ${currency}
             and ${namesHolder(kind) ? Prisma.sql`f.partner_id` : Prisma.sql`f.sold_to_id`}
               is not distinct from s.other_partner_id
             and (f.party_id is null) = (s.party_row is null)
             and f.deal_id is not distinct from s.deal_id
             and f.authorisation is not distinct from s.authorisation
             and f.serials is not distinct from s.serials as same
      from staging_row s
      join revenue_fact f on f.vendor_id = ${tx.vendorId}::int and f.line_key = s.line_key
       and f.superseded_at is null
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is null),
  judged as materialized (
    select h.row_no, h.fact_id, h.same and (h.party_row is null or exists (
             select from party p where p.row_no = h.party_row and p.id = h.party_id)) as same
      from hit h)`;

/** Whether any line that counts lies among the keys of a file: most files begin where the last one ended. */
export async function isKnownBetween(
  tx: ScopedTx,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ known: boolean }[]>`
    select exists (select from revenue_fact
                    where vendor_id = ${tx.vendorId}::int and superseded_at is null
                      and line_key between ${from} and ${to}) as known`;
  return row?.known ?? false;
}

/** How many of the staged lines say what is known, and how many say something else of a known line. */
export async function selectKnownLines(
  tx: ScopedTx,
  submission: SalesSubmission,
  currency: string,
): Promise<{ same: number; changed: number }> {
  await lookUp(tx, "each");
  const [row] = await tx.$queryRaw<{ same: number; changed: number }[]>`
    with ${hits(tx, submission, currency)}
    select count(*) filter (where same)::int as same, count(*) filter (where not same)::int as changed from judged`;
  return row ?? { same: 0, changed: 0 };
}

/** Puts the rows aside that say what is known, with the line that they repeat. */
export async function setSameAside(tx: ScopedTx, submission: SalesSubmission, currency: string) {
  const { submissionId, partnerId } = submission;
  await lookUp(tx, "each");
  await tx.$executeRaw`
    with ${hits(tx, submission, currency)}
    insert into submission_row (vendor_id, submission_id, row_no, partner_id, verdict, fact_id)
    select ${tx.vendorId}::int, ${submissionId}::uuid, row_no, ${partnerId}::uuid, 'same', fact_id
      from judged where same
    on conflict (vendor_id, submission_id, row_no)
    do update set verdict = excluded.verdict, fact_id = excluded.fact_id where submission_row.verdict = 'taken'`;
  await tx.$executeRaw`
    update staging_row s set verdict = 'same' from submission_row r
     where r.vendor_id = ${tx.vendorId}::int and r.submission_id = ${submissionId}::uuid and r.verdict = 'same'
       and r.fact_id is not null
       and s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.row_no = r.row_no`;
}

/** Ends the lines that staged ones take the place of; what echoed them stands for itself again. */
export async function supersedeByStaged(tx: ScopedTx, submissionId: string, at: Date) {
  await lookUp(tx, "each");
  return tx.$queryRaw<{ productId: string }[]>`
    with gone as (
      update revenue_fact f set superseded_at = ${at}, shadow_of_id = null from staging_row s
       where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is null
         and f.vendor_id = ${tx.vendorId}::int and f.line_key = s.line_key and f.superseded_at is null
       returning f.id, f.product_id),
    alone as (
      update revenue_fact e set shadow_of_id = null from gone
       where e.vendor_id = ${tx.vendorId}::int and e.shadow_of_id = gone.id)
    select distinct product_id as "productId" from gone`;
}

/**
 * Staged lines of a stretch of rows become facts. Without a conflict clause, which costs a row as much again: both tables
 * lie with their vendor, and a line that is live already is a fault.
 */
export async function insertStaged(
  tx: ScopedTx,
  { submissionId, partnerId, kind }: SalesSubmission,
  currency: string,
  stretch: Stretch,
  at: Date,
): Promise<number> {
  const reporter = namesHolder(kind)
    ? Prisma.sql`s.other_partner_id`
    : Prisma.sql`${partnerId}::uuid`;
  const soldTo = namesHolder(kind) ? Prisma.sql`null::uuid` : Prisma.sql`s.other_partner_id`;
  const ids = submissionId.replaceAll("-", "").slice(0, 24);
  const { after, to } = stretch;
  await lookUp(tx, "all");
  return tx.$executeRaw`
    with ${partiesOf(tx, submissionId, stretch)}
    insert into revenue_fact (vendor_id, id, kind, partner_id, sold_to_id, party_id, product_id, day, quantity,
           unit_micros, amount_minor, currency, branch, document, line_no, line_key, submission_id, row_no, created_at,
           deal_id, authorisation, serials)
    select ${tx.vendorId}::int, (${ids} || lpad(to_hex(s.row_no), 8, '0'))::uuid,
           ${factKinds[kind]}::fact_kind, ${reporter}, ${soldTo}, p.id, s.product_id, s.day, s.quantity,
           s.unit_micros, s.amount_minor, ${currency}, s.branch, s.document, s.line_no, s.line_key,
           ${submissionId}::uuid, s.row_no, ${at}, s.deal_id, s.authorisation, s.serials
      from staging_row s left join party p on p.row_no = s.party_row
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is null
       and s.row_no > ${after} and s.row_no <= ${to}`;
}

/** Wordings that a file is the first to use, some at a time. */
export const selectNewWords = (
  tx: ScopedTx,
  submissionId: string,
  after: number,
  take: number,
): Promise<{ rowNo: number; words: unknown }[]> => tx.$queryRaw`
  select s.row_no as "rowNo", s.party_words as words from staging_row s
   where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid
     and s.party_print is not null and s.row_no > ${after}
     and not exists (select from reported_party p
                      where p.vendor_id = ${tx.vendorId}::int and p.fingerprint = s.party_print)
   order by s.row_no limit ${take}`;

export type Bought = { partyId: string; customerId: string; first: Date; last: Date };

/** To whom a stretch of staged lines sold something, and between which days anything was. */
export async function selectBought(
  tx: ScopedTx,
  submissionId: string,
  stretch: Stretch,
): Promise<Bought[]> {
  const { after, to } = stretch;
  await lookUp(tx, "all");
  await tx.$executeRaw`select set_config('enable_sort', 'off', true)`;
  const bought = await tx.$queryRaw<Bought[]>`
    with ${partiesOf(tx, submissionId, stretch)},
    buyer as materialized (
      select party_row as row_no, min(day) as first, max(day) as last from staging_row
       where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid and verdict is null
         and quantity > 0 and party_row is not null and row_no > ${after} and row_no <= ${to}
       group by party_row),
    bought as materialized (
      select p.id, min(b.first) as first, max(b.last) as last
        from buyer b join party p on p.row_no = b.row_no group by p.id)
    select p.id as "partyId", p.customer_id as "customerId", least(b.first, p.bought_first) as first,
           greatest(b.last, p.bought_last) as last
      from bought b
     cross join lateral (select r.id, r.customer_id, r.bought_first, r.bought_last from reported_party r
                          where r.vendor_id = ${tx.vendorId}::int and r.id = b.id limit 1) p`;
  await tx.$executeRaw`select set_config('enable_sort', 'on', true)`;
  return bought;
}
