import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

const { sql } = Prisma;

/** A mistake of which these words are what is wrong; the sign before them is whatever the file calls the column. */
const UNKNOWN_PART = "^Part number not known";

/**
 * Counts files that were read to the end: of which days and places they have lines, and how good they are. Done twice
 * it counts the same.
 */
export async function measureSubmissions(tx: ScopedTx, ids: readonly string[], at: Date) {
  if (ids.length === 0) return;
  const { vendorId } = tx;
  const those = sql`s.vendor_id = ${vendorId}::int and s.id = any(${[...ids]}::uuid[])`;
  // A row that repeats a line reports its day as well: the file that said it first may be taken back.
  await tx.$executeRaw`
    insert into reported_day (vendor_id, submission_id, day, branch, partner_id, kind, lines)
    select ${vendorId}::int, l.id, l.day, l.branch, l.partner_id, l.kind, count(*)::int
      from (${linesOf(tx, those)}) l
     where l.partner_id is not null
     group by l.id, l.day, l.branch, l.partner_id, l.kind
    on conflict (vendor_id, submission_id, day, branch) do nothing`;
  await tx.$executeRaw`
    with days as (select l.id, min(l.day) as first, max(l.day) as last from (${linesOf(tx, those)}) l group by l.id),
    unknown as (
      select s.id, count(*)::int as rows
        from submission s
        join submission_row r on r.vendor_id = ${vendorId}::int and r.submission_id = s.id and r.verdict = 'refused'
       where ${those} and jsonb_path_exists(r.errors, ${`$[*] ? (@.what like_regex "${UNKNOWN_PART}")`}::jsonpath)
       group by s.id),
    parties as (
      select t.id, count(*)::int as all, count(*) filter (where p.domain_key is null and p.duns_key is null
             and p.vat_key is null)::int as bare
        from (select distinct s.id, f.party_id from submission s
                join revenue_fact f on f.vendor_id = ${vendorId}::int and f.submission_id = s.id
               where ${those} and f.party_id is not null) t
        join reported_party p on p.vendor_id = ${vendorId}::int and p.id = t.party_id
       group by t.id)
    update submission s
       set first_day = days.first, last_day = days.last, unknown_parts = coalesce(unknown.rows, 0),
           parties = coalesce(parties.all, 0), bare_parties = coalesce(parties.bare, 0),
           measured_at = ${at}::timestamptz
      from unnest(${[...ids]}::uuid[]) as asked(id)
      left join days on days.id = asked.id
      left join unknown on unknown.id = asked.id
      left join parties on parties.id = asked.id
     where s.vendor_id = ${vendorId}::int and s.id = asked.id`;
}

/** Each line that a file has, or repeats. */
const linesOf = ({ vendorId }: ScopedTx, those: Prisma.Sql) => sql`
  select s.id, f.day, f.branch, s.partner_id, s.kind from submission s
    join revenue_fact f on f.vendor_id = ${vendorId}::int and f.submission_id = s.id
   where ${those} and s.kind in ('pos', 'sell_in', 'direct', 'stock_adjustment', 'price_adjustment')
  union all
  select s.id, f.day, f.branch, s.partner_id, s.kind from submission s
    join submission_row r on r.vendor_id = ${vendorId}::int and r.submission_id = s.id and r.verdict = 'same'
    join revenue_fact f on f.vendor_id = ${vendorId}::int and f.id = r.fact_id
   where ${those} and s.kind in ('pos', 'sell_in', 'direct', 'stock_adjustment', 'price_adjustment')
  union all
  select s.id, l.as_of, l.location, s.partner_id, s.kind from submission s
    join inventory_line l on l.vendor_id = ${vendorId}::int and l.submission_id = s.id
   where ${those} and s.kind = 'inventory'
  union all
  select s.id, l.as_of, l.location, s.partner_id, s.kind from submission s
    join submission_row r on r.vendor_id = ${vendorId}::int and r.submission_id = s.id and r.verdict = 'same'
    join inventory_line l on l.vendor_id = ${vendorId}::int and l.id = r.fact_id
   where ${those} and s.kind = 'inventory'`;

/** Files that were applied and not counted yet. */
export async function submissionsToMeasure(tx: ScopedTx, most: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from submission
     where vendor_id = ${tx.vendorId}::int and status = 'applied' and measured_at is null
     order by id limit ${most}`;
  return rows.map(({ id }) => id);
}
