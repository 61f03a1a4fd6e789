import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { lookUp } from "./staged-sales.server.ts";

type Line = { factId: string; submissionId: string; rowNo: number };

export type Reversal = {
  counts: {
    /** Lines that end, those of them that give way to a former one, and those that something later replaced already. */
    ended: number;
    restored: number;
    replaced: number;
    units: number;
    amountMinor: bigint;
    from: Date | null;
  };
  ends: string[];
  revives: Line[];
  /** Lines whose first report was taken back and that another file repeated. */
  copies: Line[];
  productIds: string[];
};

type KeyRow = {
  lineKey: string;
  productId: string;
  liveId: string | null;
  liveOwn: boolean;
  units: number;
  amountMinor: bigint;
  day: Date;
  /** The last word on the line by a file that stands, and the fact that holds its content. */
  factId: string | null;
  submissionId: string | null;
  rowNo: number | null;
  standing: boolean | null;
};

/** What would change if a submission had never been. */
export async function selectReversal(tx: ScopedTx, id: string): Promise<Reversal> {
  await lookUp(tx, "each");
  const rows = await selectKeys(tx, id);
  const counts: Reversal["counts"] = {
    ...{ ended: 0, restored: 0, replaced: 0, units: 0, amountMinor: 0n, from: null },
  };
  const reversal: Reversal = { counts, ends: [], revives: [], copies: [], productIds: [] };
  const products = new Set<string>();
  for (const row of rows) {
    if (!counts.from || row.day < counts.from) counts.from = row.day;
    const { factId, submissionId, rowNo } = row;
    if (!row.liveOwn) {
      counts.replaced += 1;
      continue;
    }
    if (row.liveId) reversal.ends.push(row.liveId);
    counts.ended += 1;
    counts.units += row.units;
    counts.amountMinor += row.amountMinor;
    products.add(row.productId);
    if (factId === null || submissionId === null || rowNo === null) continue;
    counts.restored += 1;
    const line = { factId, submissionId, rowNo };
    if (row.standing) reversal.revives.push(line);
    else reversal.copies.push(line);
  }
  reversal.productIds = [...products];
  return reversal;
}

/**
 * The lines that a submission said something of, with the last word on each by another file that stands. A word is a
 * line of its own, or a row that repeated one.
 */
const selectKeys = (tx: ScopedTx, id: string) => tx.$queryRaw<KeyRow[]>`
  with mine as materialized (
    select f.id, f.line_key, f.product_id, f.day, f.quantity, f.amount_minor, f.superseded_at
      from revenue_fact f
     where f.vendor_id = ${tx.vendorId}::int and f.submission_id = ${id}::uuid),
  -- Live ones and former ones apart: each has an index of its own.
  known as materialized (
    select f.id, f.line_key, f.submission_id, f.row_no, f.created_at from mine m
      join revenue_fact f on f.vendor_id = ${tx.vendorId}::int and f.line_key = m.line_key
       and f.superseded_at is not null
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
     order by line_key, applied_no desc nulls last, standing desc, created_at desc, fact_id desc)
  select m.line_key as "lineKey", m.product_id as "productId", m.id as "liveId",
         m.superseded_at is null as "liveOwn", m.quantity::float8 as units, m.amount_minor as "amountMinor", m.day,
         l.fact_id as "factId", l.submission_id as "submissionId", l.row_no as "rowNo", l.standing
    from mine m left join last l on l.line_key = m.line_key and m.superseded_at is null`;

const BATCH = 5_000;

export async function endFacts(tx: ScopedTx, ids: readonly string[], at: Date) {
  for (const some of batches(ids)) {
    await tx.$executeRaw`
      with gone as (
        update revenue_fact f set superseded_at = ${at}, shadow_of_id = null
         where f.vendor_id = ${tx.vendorId}::int and f.id = any(${some}::uuid[]) returning f.id)
      update revenue_fact e set shadow_of_id = null from gone
       where e.vendor_id = ${tx.vendorId}::int and e.shadow_of_id = gone.id and e.superseded_at is null`;
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
             unit_micros, amount_minor, currency, branch, document, line_no, line_key, submission_id, row_no, created_at)
      select ${tx.vendorId}::int, (left(replace(r.submission_id::text, '-', ''), 24) || lpad(to_hex(r.row_no), 8, '0'))::uuid,
             f.kind, f.partner_id, f.sold_to_id, f.party_id, f.product_id, f.day, f.quantity, f.unit_micros,
             f.amount_minor, f.currency, f.branch, f.document, f.line_no, f.line_key, r.submission_id, r.row_no, ${at}
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
