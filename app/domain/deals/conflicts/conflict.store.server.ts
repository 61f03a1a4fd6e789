import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { CONFLICT_RULES, type Conflict } from "./conflict.ts";
import type { Found } from "./near.ts";

/** Keeps what was found; one that was known stays known since then. Only the portal itself may. */
export const insertConflicts = (
  vendorId: number,
  found: readonly Found[],
  at: Date,
): Prisma.Sql => {
  const rows = found.map(
    (each) => Prisma.sql`(
      ${vendorId}::int, ${each.dealId}::uuid, ${each.otherId}::uuid, ${each.otherKind}::text, ${each.verdict}::text,
      ${each.customerId}::uuid, ${each.familyIds}::uuid[], ${each.from}::timestamptz, ${each.until}::timestamptz,
      ${JSON.stringify(each.evidence)}::jsonb, ${each.strength}::float, ${CONFLICT_RULES}::int,
      ${at}::timestamptz, ${at}::timestamptz)`,
  );
  return Prisma.sql`
    insert into deal_conflict (vendor_id, deal_id, other_id, other_kind, verdict, customer_id, family_ids, window_from,
      window_until, evidence, strength, rule_version, found_at, seen_at)
    values ${Prisma.join(rows)}
    on conflict (vendor_id, deal_id, other_id) do update
       set verdict = excluded.verdict, customer_id = excluded.customer_id, family_ids = excluded.family_ids,
           window_from = excluded.window_from, window_until = excluded.window_until, evidence = excluded.evidence,
           strength = excluded.strength, rule_version = excluded.rule_version, seen_at = excluded.seen_at, gone_at = null`;
};

/** What was known of a deal and was not found again. */
export const markGone = (tx: ScopedTx, dealId: string, found: readonly Found[], at: Date) =>
  tx.dealConflict.updateMany({
    where: {
      vendorId: tx.vendorId,
      dealId,
      goneAt: null,
      otherId: { notIn: found.map(({ otherId }) => otherId) },
    },
    data: { goneAt: at },
  });

type Row = Omit<Conflict, "deal" | "engagement" | "customer"> & {
  deal:
    | (Omit<NonNullable<Conflict["deal"]>, "submittedAt"> & { submittedAt: string | null })
    | null;
  engagement: Conflict["engagement"];
  customer: Conflict["customer"];
};

/** What was found of a deal and still holds, with the words that people know it by. */
export async function selectConflicts(tx: ScopedTx, dealId: string): Promise<Conflict[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select k.verdict, k.evidence, k.strength, k.rule_version as "ruleVersion", k.found_at as "foundAt",
           k.window_from as "from", k.window_until as "until",
           jsonb_build_object('id', c.id, 'name', c.name, 'lifecycle', c.lifecycle) as customer,
           case when d.id is not null then jsonb_build_object(
             'id', d.id, 'number', d.number, 'partnerId', d.partner_id, 'partnerName', p.name, 'status', d.status,
             'submittedAt', d.submitted_at, 'customerName', d.customer_name) end as deal,
           case when e.id is not null then jsonb_build_object(
             'id', e.id, 'note', e.note, 'byName', e.by_name) end as engagement,
           (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) order by f.name), '[]'::jsonb)
              from product_family f
             where f.vendor_id = ${tx.vendorId}::int and f.id = any(k.family_ids)) as families
      from deal_conflict k
      join customer c on c.vendor_id = ${tx.vendorId}::int and c.id = k.customer_id
      left join deal d on k.other_kind = 'deal' and d.vendor_id = ${tx.vendorId}::int and d.id = k.other_id
      left join partner p on p.vendor_id = ${tx.vendorId}::int and p.id = d.partner_id
      left join direct_engagement e
        on k.other_kind = 'engagement' and e.vendor_id = ${tx.vendorId}::int and e.id = k.other_id
     where k.vendor_id = ${tx.vendorId}::int and k.deal_id = ${dealId}::uuid and k.gone_at is null`;
  return rows.map(({ deal, ...row }) => ({
    ...row,
    deal: deal && { ...deal, submittedAt: deal.submittedAt ? new Date(deal.submittedAt) : null },
  }));
}
