import type { Actor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import type { DisclosedOverlap } from "./disclosed-overlap.ts";

/**
 * What a partner may hear of what touches its own registration, while it waits; null is nothing to tell, or not its
 * own. Who holds what does not leave this function.
 */
export async function disclosedOverlap(
  tx: ScopedTx,
  actor: Actor,
  dealId: string,
  now: Date,
): Promise<DisclosedOverlap | null> {
  const told = await asSystem(tx, actor, async (wide) => ({
    protected: await selectProtected(wide, actor.partnerId, dealId, now),
    ours: await isOurs(wide, actor.partnerId, dealId),
  }));
  return told.protected.length > 0 || told.ours ? told : null;
}

/** Only what is protected at this instant: one that was given up since is nobody's any more. */
const selectProtected = (tx: ScopedTx, partnerId: string | null, dealId: string, now: Date) =>
  tx.$queryRaw<DisclosedOverlap["protected"]>`
    select f.name as family, max(r.ends_at) as until
      from deal d
      join deal_conflict k on k.vendor_id = ${tx.vendorId}::int and k.deal_id = d.id
       and k.verdict = 'conflict' and k.gone_at is null
      join protection r on r.vendor_id = ${tx.vendorId}::int and r.deal_id = k.other_id
       and r.family_id = any(k.family_ids) and r.released_at is null and r.ends_at > ${now}::timestamptz
      join product_family f on f.vendor_id = ${tx.vendorId}::int and f.id = r.family_id
     where d.vendor_id = ${tx.vendorId}::int and d.id = ${dealId}::uuid and d.partner_id = ${partnerId}::uuid
       and d.status in ('submitted', 'in_review', 'info_requested')
     group by f.name
     order by f.name`;

/** By what the partner itself wrote: that two companies belong together is not told. */
async function isOurs(tx: ScopedTx, partnerId: string | null, dealId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ ours: boolean }[]>`
    select exists (
      select from deal d
        join deal_conflict k on k.vendor_id = ${tx.vendorId}::int and k.deal_id = d.id
         and k.verdict = 'direct' and k.gone_at is null
        cross join lateral jsonb_array_elements(k.evidence) e
       where d.vendor_id = ${tx.vendorId}::int and d.id = ${dealId}::uuid and d.partner_id = ${partnerId}::uuid
         and d.status in ('submitted', 'in_review', 'info_requested')
         and (e->>'agrees')::boolean and e->>'key' in ('customer', 'duns', 'vat', 'domain')) as ours`;
  return row?.ours ?? false;
}
