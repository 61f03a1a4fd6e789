import type { ScopedTx } from "#app/platform/db/scope.server.ts";

type WordRow = {
  id: string;
  asOf: Date;
  onHand: number;
  isLive: boolean;
  /** The last word on it by a file that stands, and the line that holds its content. */
  factId: string | null;
  submissionId: string | null;
  rowNo: number | null;
  standing: boolean | null;
};

/** The lines of a report, with the last word of another file that stands on each that counts. */
export const selectStockWords = (
  tx: ScopedTx,
  id: string,
  partnerId: string,
): Promise<WordRow[]> => tx.$queryRaw`
  with mine as materialized (
    select l.id, l.location, l.as_of, l.product_id, l.on_hand, l.superseded_at is null as is_live
      from inventory_line l
     where l.vendor_id = ${tx.vendorId}::int and l.submission_id = ${id}::uuid),
  known as materialized (
    select m.id as mine_id, l.id, l.submission_id, l.row_no from mine m
      join inventory_line l on l.vendor_id = ${tx.vendorId}::int and l.partner_id = ${partnerId}::uuid
       and l.location = m.location and l.as_of = m.as_of and l.product_id = m.product_id
     where m.is_live),
  word as materialized (
    select k.mine_id, k.id as fact_id, k.submission_id, k.row_no, true as standing, s.applied_no
      from known k
      join submission s on s.vendor_id = ${tx.vendorId}::int and s.id = k.submission_id and s.status = 'applied'
     where k.submission_id <> ${id}::uuid
    union all
    select k.mine_id, k.id, r.submission_id, r.row_no, o.status = 'applied' and o.id <> ${id}::uuid, s.applied_no
      from known k
      join submission_row r on r.vendor_id = ${tx.vendorId}::int and r.fact_id = k.id and r.verdict = 'same'
      join submission s on s.vendor_id = ${tx.vendorId}::int and s.id = r.submission_id and s.status = 'applied'
      join submission o on o.vendor_id = ${tx.vendorId}::int and o.id = k.submission_id
     where r.submission_id <> ${id}::uuid),
  last as materialized (
    select distinct on (mine_id) * from word
     order by mine_id, applied_no desc nulls last, standing desc, fact_id desc)
  select m.id, m.as_of as "asOf", m.on_hand as "onHand", m.is_live as "isLive",
         l.fact_id as "factId", l.submission_id as "submissionId", l.row_no as "rowNo", l.standing
    from mine m left join last l on l.mine_id = m.id`;

export async function endStock(tx: ScopedTx, ids: readonly string[], at: Date) {
  await tx.$executeRaw`
    update inventory_line set superseded_at = ${at}
     where vendor_id = ${tx.vendorId}::int and id = any(${[...ids]}::uuid[])`;
}

export async function reviveStock(tx: ScopedTx, ids: readonly string[]) {
  await tx.$executeRaw`
    update inventory_line set superseded_at = null
     where vendor_id = ${tx.vendorId}::int and id = any(${[...ids]}::uuid[])`;
}

type Repeated = { factId: string; submissionId: string; rowNo: number };

/** The line that another file repeated becomes that file's own. */
export async function copyRepeatedStock(tx: ScopedTx, lines: readonly Repeated[]) {
  await tx.$executeRaw`
    insert into inventory_line (vendor_id, id, partner_id, location, as_of, product_id, on_hand, available, committed,
           on_order, in_transit, backordered, submission_id, row_no)
    select ${tx.vendorId}::int, (left(replace(r.submission_id::text, '-', ''), 24) || lpad(to_hex(r.row_no), 8, '0'))::uuid,
           l.partner_id, l.location, l.as_of, l.product_id, l.on_hand, l.available, l.committed, l.on_order,
           l.in_transit, l.backordered, r.submission_id, r.row_no
      from unnest(${lines.map(({ factId }) => factId)}::uuid[], ${lines.map((line) => line.submissionId)}::uuid[],
                  ${lines.map(({ rowNo }) => rowNo)}::int[]) as r (fact_id, submission_id, row_no)
      join inventory_line l on l.vendor_id = ${tx.vendorId}::int and l.id = r.fact_id
    on conflict do nothing`;
}
