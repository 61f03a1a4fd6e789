import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { lookUp } from "./staged-sales.server.ts";

type Line = { factId: string; submissionId: string; rowNo: number };

/** Lines that end, those of them that give way to a former one, and those that something later replaced already. */
export type ReversalCounts = {
  ended: number;
  restored: number;
  replaced: number;
  units: number;
  amountMinor: bigint;
  from: Date | null;
};

type Reversal = {
  ends: string[];
  revives: Line[];
  /** Lines whose first report was taken back and that another file repeated. */
  copies: Line[];
  productIds: string[];
};

type Range = { after: number; to: number };
const everything: Range = { after: -1, to: 2_147_483_647 };

type KeyRow = {
  productId: string;
  liveId: string;
  /** The last word on the line by a file that stands, and the fact that holds its content. */
  factId: string | null;
  submissionId: string | null;
  rowNo: number | null;
  standing: boolean | null;
};

/** What would change if a submission had never been, in numbers. */
export async function countReversal(tx: ScopedTx, id: string): Promise<ReversalCounts> {
  await lookUp(tx, "each");
  const [row] = await tx.$queryRaw<ReversalCounts[]>`
    with ${keys(tx, id)}
    select count(*) filter (where k.own)::int as ended,
           count(*) filter (where k.own and k.fact_id is not null)::int as restored,
           count(*) filter (where not k.own)::int as replaced,
           coalesce(sum(k.quantity) filter (where k.own), 0)::float8 as units,
           coalesce(sum(k.amount_minor) filter (where k.own), 0)::bigint as "amountMinor", min(k.day) as from
      from key k`;
  return row ?? { ended: 0, restored: 0, replaced: 0, units: 0, amountMinor: 0n, from: null };
}

/** The same for some of its lines, with what is to be done about each. */
export async function selectReversal(tx: ScopedTx, id: string, range: Range): Promise<Reversal> {
  await lookUp(tx, "each");
  const rows = await tx.$queryRaw<KeyRow[]>`
    with ${keys(tx, id, range)}
    select k.product_id as "productId", k.id as "liveId", k.fact_id as "factId", k.submission_id as "submissionId",
           k.row_no as "rowNo", k.standing
      from key k where k.own`;
  const reversal: Reversal = { ends: [], revives: [], copies: [], productIds: [] };
  const products = new Set<string>();
  for (const { liveId, productId, factId, submissionId, rowNo, standing } of rows) {
    reversal.ends.push(liveId);
    products.add(productId);
    if (factId === null || submissionId === null || rowNo === null) continue;
    const line = { factId, submissionId, rowNo };
    if (standing) reversal.revives.push(line);
    else reversal.copies.push(line);
  }
  reversal.productIds = [...products];
  return reversal;
}

/** The last row that a submission's facts are from. */
export async function lastRowOf(tx: ScopedTx, id: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number | null }[]>`
    select max(row_no) as last from revenue_fact
     where vendor_id = ${tx.vendorId}::int and submission_id = ${id}::uuid`;
  return row?.last ?? 0;
}

/**
 * The lines that a submission said something of, with the last word on each by another file that stands. A word is a
 * line of its own, or a row that repeated one.
 */
const keys = (tx: ScopedTx, id: string, { after, to }: Range = everything) => Prisma.sql`
  mine as materialized (
    select f.id, f.line_key, f.product_id, f.day, f.quantity, f.amount_minor, f.superseded_at
      from revenue_fact f
     where f.vendor_id = ${tx.vendorId}::int and f.submission_id = ${id}::uuid
       and f.row_no > ${after} and f.row_no <= ${to}),
  -- Live ones and former ones apart: each has an index of its own. They are asked for by each line: lines that end in
  -- this very transaction are former ones that PostgreSQL does not count with, and it would go through all of them.
  known as materialized (
    select f.id, m.line_key, f.submission_id, f.row_no, f.created_at from mine m
     cross join lateral (
       select o.id, o.submission_id, o.row_no, o.created_at from revenue_fact o
        where o.vendor_id = ${tx.vendorId}::int and o.line_key = m.line_key and o.superseded_at is not null
       offset 0) f
     where m.superseded_at is null
    union
    select m.id, m.line_key, ${id}::uuid, 0, now() from mine m where m.superseded_at is null),
  word as materialized (
    select k.line_key, k.id as fact_id, k.submission_id, k.row_no, true as standing, s.applied_no, k.created_at
      from known k
      join submission s on s.vendor_id = ${tx.vendorId}::int and s.id = k.submission_id and s.status = 'applied'
     where k.submission_id <> ${id}::uuid
    union all
    select k.line_key, k.id, r.submission_id, r.row_no,
           o.status = 'applied' and o.id <> ${id}::uuid, s.applied_no, k.created_at
      from known k
      join submission_row r on r.vendor_id = ${tx.vendorId}::int and r.fact_id = k.id and r.verdict = 'same'
      join submission s on s.vendor_id = ${tx.vendorId}::int and s.id = r.submission_id and s.status = 'applied'
      join submission o on o.vendor_id = ${tx.vendorId}::int and o.id = k.submission_id
     where r.submission_id <> ${id}::uuid),
  last as materialized (
    select distinct on (line_key) * from word
     order by line_key, applied_no desc nulls last, standing desc, created_at desc, fact_id desc),
  -- Only a full join is never done row by row, and each of the last words has its line.
  key as materialized (
    select m.id, m.product_id, m.superseded_at is null as own, m.quantity, m.amount_minor, m.day, l.fact_id,
           l.submission_id, l.row_no, l.standing
      from mine m full join last l on l.line_key = m.line_key)`;

const BATCH = 5_000;

/** What is superseded echoes nothing: to ask for that as well would have PostgreSQL go through all lines that count. */
export async function endFacts(
  tx: ScopedTx,
  ids: readonly string[],
  at: Date,
  told: (ended: number) => Promise<void>,
) {
  for (const some of batches(ids)) {
    await tx.$executeRaw`
      with gone as (
        update revenue_fact f set superseded_at = ${at}, shadow_of_id = null
         where f.vendor_id = ${tx.vendorId}::int and f.id = any(${some}::uuid[]) returning f.id)
      update revenue_fact e set shadow_of_id = null from gone
       where e.vendor_id = ${tx.vendorId}::int and e.shadow_of_id = gone.id`;
    await told(some.length);
  }
}

export async function reviveFacts(tx: ScopedTx, lines: readonly Line[]) {
  for (const some of batches(lines)) {
    await tx.$executeRaw`
      update revenue_fact set superseded_at = null
       where vendor_id = ${tx.vendorId}::int and id = any(${some.map(({ factId }) => factId)}::uuid[])`;
  }
}

/** The line that another file repeated becomes that file's own. */
export async function copyRepeated(tx: ScopedTx, lines: readonly Line[], at: Date) {
  for (const some of batches(lines)) {
    await tx.$executeRaw`
      insert into revenue_fact (vendor_id, id, kind, partner_id, sold_to_id, party_id, product_id, day, quantity,
             unit_micros, amount_minor, currency, branch, document, line_no, line_key, submission_id, row_no, created_at,
             deal_id, authorisation, serials)
      select ${tx.vendorId}::int, (left(replace(r.submission_id::text, '-', ''), 24) || lpad(to_hex(r.row_no), 8, '0'))::uuid,
             f.kind, f.partner_id, f.sold_to_id, f.party_id, f.product_id, f.day, f.quantity, f.unit_micros,
             f.amount_minor, f.currency, f.branch, f.document, f.line_no, f.line_key, r.submission_id, r.row_no, ${at},
             f.deal_id, f.authorisation, f.serials
        from unnest(${some.map(({ factId }) => factId)}::uuid[], ${some.map((line) => line.submissionId)}::uuid[],
                    ${some.map(({ rowNo }) => rowNo)}::int[]) as r (fact_id, submission_id, row_no)
        join revenue_fact f on f.vendor_id = ${tx.vendorId}::int and f.id = r.fact_id
      on conflict do nothing`;
  }
}

function batches<T>(items: readonly T[]): T[][] {
  const list: T[][] = [];
  for (let from = 0; from < items.length; from += BATCH) list.push(items.slice(from, from + BATCH));
  return list;
}
