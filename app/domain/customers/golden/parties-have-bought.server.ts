import { customerSilenceDays } from "#app/domain/partners/vendor.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** The days between which a party bought. */
export type PurchaseDays = { partyId: string; first: Date; last: Date };

const DAY_MS = 86_400_000;

/** Notes what the ledger says of when parties bought: what it says no more is taken back. For all of these parties. */
export async function setPurchaseDays(tx: ScopedTx, bought: readonly PurchaseDays[]) {
  await tx.$executeRaw`
    update reported_party p set bought_first = b.first, bought_last = b.last
      from unnest(${bought.map(({ partyId }) => partyId)}::uuid[], ${bought.map(({ first }) => first)}::date[],
                  ${bought.map(({ last }) => last)}::date[]) as b (id, first, last)
     where p.vendor_id = ${tx.vendorId}::int and p.id = b.id
       and (p.bought_first, p.bought_last) is distinct from (b.first, b.last)`;
}

/** Parties of whom the ledger tells no purchase any more. */
export async function clearPurchaseDays(tx: ScopedTx, except: readonly string[]) {
  await tx.$executeRaw`
    update reported_party p set bought_first = null, bought_last = null
     where p.vendor_id = ${tx.vendorId}::int and p.bought_last is not null
       and not exists (select from unnest(${[...except]}::uuid[]) as kept (id) where kept.id = p.id)`;
}

/** A prospect until its first purchase, a former customer after the vendor's silence; what is so already stays. */
export async function moveLifecycles(tx: ScopedTx, today: Date): Promise<number> {
  const silentSince = new Date(today.getTime() - (await customerSilenceDays(tx)) * DAY_MS);
  return tx.$executeRaw`
    update customer c set lifecycle = v.lifecycle
      from (select k.id, case when b.last is null then 'prospect'
                              when b.last < ${silentSince}::date then 'former'
                              else 'active' end::customer_lifecycle as lifecycle
              from customer k
              left join (select p.customer_id, max(p.bought_last) as last from reported_party p
                          where p.vendor_id = ${tx.vendorId}::int and p.bought_last is not null
                          group by 1) b on b.customer_id = k.id
             where k.vendor_id = ${tx.vendorId}::int and k.stands_for_id is null) v
     where c.vendor_id = ${tx.vendorId}::int and c.id = v.id and c.lifecycle <> v.lifecycle`;
}
