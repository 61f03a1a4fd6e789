import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { ChannelCost, ChannelCostKind } from "./channel-cost.ts";
import { isTyped, readCosts } from "./cost-records.server.ts";
import type { CostsSearch } from "./costs-query.schema.ts";

type Row = Omit<ChannelCost, "source"> & {
  submissionId: string | null;
  rowNo: number | null;
  fileName: string | null;
};

const shared = (tx: ScopedTx) => Prisma.sql`
  coalesce((select sum(h.base_minor) from channel_cost_share h
             where h.vendor_id = ${tx.vendorId}::int and h.cost_id = c.id), 0)::bigint`;

function matching(tx: ScopedTx, { kind, partner, from, to, q, only, cost }: CostsSearch) {
  const parts = [Prisma.sql`c.vendor_id = ${tx.vendorId}::int`];
  parts.push(
    only === "ended" ? Prisma.sql`c.ended_at is not null` : Prisma.sql`c.ended_at is null`,
  );
  if (cost) return Prisma.sql`c.vendor_id = ${tx.vendorId}::int and c.id = ${cost}::uuid`;
  if (kind) parts.push(Prisma.sql`c.kind = ${kind}::channel_cost_kind`);
  if (partner) parts.push(Prisma.sql`c.partner_id = ${partner}::uuid`);
  if (from) parts.push(Prisma.sql`c.to_day >= ${from}::date`);
  if (to) parts.push(Prisma.sql`c.to_day <= ${to}::date`);
  if (q) {
    const pattern = patternContaining(q);
    parts.push(Prisma.sql`(c.document ilike ${pattern} or c.authorisation ilike ${pattern})`);
  }
  if (only === "unrated") parts.push(Prisma.sql`c.base_minor is null`);
  if (only === "left") {
    parts.push(Prisma.sql`c.shared_at is not null and c.base_minor <> ${shared(tx)}`);
  }
  return Prisma.join(parts, " and ");
}

/** Costs by their last day, the newest first, and the place where the list goes on. */
export async function listCosts(tx: ScopedTx, search: CostsSearch, take: number) {
  const [day, id] = search.after?.split("~") ?? [];
  const after = day ? Prisma.sql`and (c.to_day, c.id) < (${day}::date, ${id}::uuid)` : Prisma.empty;
  const rows = await tx.$queryRaw<Row[]>`
    select c.id, c.kind, c.partner_id as "partnerId", u.id as "customerId", coalesce(u.name, r.name) as "customerName",
           c.deal_id as "dealId", d.number as "dealNumber", c.authorisation, c.product_id as "productId",
           c.family_id as "familyId", c.from_day as "fromDay", c.to_day as "toDay", c.amount_minor as "amountMinor",
           c.currency::text, trim_scale(c.rate)::text as rate, c.base_minor as "baseMinor",
           ${shared(tx)} as "sharedMinor", c.shared_at is not null as "isShared", c.document, c.line_no as "lineNo",
           c.note, c.entered_by as "enteredBy", c.created_at as "createdAt", c.ended_at as "endedAt",
           w.submission_id as "submissionId", w.row_no as "rowNo", w.file_name as "fileName"
      from channel_cost c
      left join reported_party r on r.vendor_id = ${tx.vendorId}::int and r.id = c.party_id
      left join customer u on u.vendor_id = ${tx.vendorId}::int and u.id = r.customer_id
      left join deal d on d.vendor_id = ${tx.vendorId}::int and d.id = c.deal_id
      left join lateral (
        select w.submission_id, w.row_no, s.file_name from record_word w
          join submission s on s.vendor_id = ${tx.vendorId}::int and s.id = w.submission_id
         where w.vendor_id = ${tx.vendorId}::int and w.kind = 'channel_costs' and w.record_key = c.cost_key
         order by s.applied_no desc, w.row_no desc limit 1) w on true
     where ${matching(tx, search)} ${after}
     order by c.to_day desc, c.id desc limit ${take + 1}`;
  const costs = rows.slice(0, take).map(toCost);
  const last = costs.at(-1);
  const next =
    rows.length > take && last ? `${last.toDay.toISOString().slice(0, 10)}~${last.id}` : null;
  return { costs, next };
}

const toCost = ({ submissionId, rowNo, fileName, ...row }: Row): ChannelCost => ({
  ...row,
  source: submissionId && rowNo !== null ? { submissionId, rowNo, fileName: fileName ?? "" } : null,
});

export type CostTotals = {
  kind: ChannelCostKind;
  count: number;
  baseMinor: bigint;
  leftMinor: bigint;
  unrated: number;
};

/** What the costs of a list come to, by kind, in the vendor's currency. */
export const totalCosts = (tx: ScopedTx, search: CostsSearch): Promise<CostTotals[]> =>
  tx.$queryRaw<CostTotals[]>`
    select kind, count(*)::int as count, coalesce(sum(base_minor), 0)::bigint as "baseMinor",
           coalesce(sum(base_minor - shared), 0)::bigint as "leftMinor",
           (count(*) filter (where base_minor is null))::int as unrated
      from (select c.kind, c.base_minor, ${shared(tx)} as shared from channel_cost c
             where ${matching(tx, search)}) c
     group by kind order by kind`;

export async function findCost(tx: ScopedTx, id: string): Promise<ChannelCost | null> {
  const search: CostsSearch = { q: "", cost: id };
  return (await listCosts(tx, search, 1)).costs[0] ?? null;
}

/** What the form of a typed cost is filled with; null of one that a file says. */
export async function typedOf(tx: ScopedTx, id: string) {
  const found = await tx.channelCost.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: { costKey: true },
  });
  if (!found || !isTyped(found.costKey)) return null;
  const fields = (await readCosts(tx, [found.costKey])).get(found.costKey);
  if (!fields) return null;
  const { kind, line, ...rest } = fields;
  const said = { ...rest, costKind: kind, lineNo: line };
  return Object.fromEntries(Object.entries(said).map(([name, text]) => [name, text ?? ""]));
}
