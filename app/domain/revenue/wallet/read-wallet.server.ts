import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { Rates } from "../ledger/rates.ts";
import { vendorTerms } from "../ledger/terms.server.ts";
import { selectRates } from "../ledger/work.store.server.ts";
import { yearStart } from "../of-customer/bought.ts";
import { dayKey } from "../period.ts";
import {
  estimateFor,
  type SpendEstimate,
  shareOfWallet,
  type WalletShare,
} from "./share-of-wallet.ts";

type Kept = SpendEstimate & { holderId: string };

/** Estimates of customers and of the records that were merged into them, by the customer that lives. */
async function estimatesOf(tx: ScopedTx, customerIds: readonly string[]): Promise<Kept[]> {
  const { vendorId } = tx;
  const ids = [...customerIds];
  const rows = await tx.spendEstimate.findMany({
    where: {
      vendorId,
      customer: { vendorId, OR: [{ id: { in: ids } }, { standsForId: { in: ids } }] },
    },
    orderBy: [{ year: "desc" }, { enteredAt: "desc" }, { id: "desc" }],
    select: {
      ...{ id: true, year: true, amountMinor: true, currency: true, source: true },
      ...{ enteredBy: true, enteredAt: true, endedAt: true, customerId: true },
      customer: { select: { standsForId: true } },
    },
  });
  return rows.map(({ customer, customerId, ...row }) => ({
    ...row,
    holderId: customer.standsForId ?? customerId,
  }));
}

/** The share of wallet of each of these customers that somebody estimated. */
export async function sharesOfWallet(
  tx: ScopedTx,
  customerIds: readonly string[],
  today: Date,
): Promise<Map<string, WalletShare>> {
  const kept = await estimatesOf(tx, customerIds);
  const found = new Map<string, SpendEstimate>();
  for (const id of new Set(kept.map(({ holderId }) => holderId))) {
    const estimate = estimateFor(
      kept.filter(({ holderId }) => holderId === id),
      today,
    );
    if (estimate) found.set(id, estimate);
  }
  if (found.size === 0) return new Map();
  const { currency } = await vendorTerms(tx);
  const rates = new Rates(currency, await selectRates(tx, currency));
  const spent = await spentInYear(tx, [...found.keys()], today);
  return new Map(
    [...found].map(([id, estimate]) => {
      const { base } = rates.convert(estimate.amountMinor, estimate.currency, dayKey(today));
      return [id, shareOfWallet(estimate, base, spent.get(id) ?? 0n)];
    }),
  );
}

async function spentInYear(tx: ScopedTx, customerIds: readonly string[], today: Date) {
  const rows = await tx.$queryRaw<{ id: string; minor: bigint }[]>`
    select r.customer_id as id, coalesce(sum(e.base_street_minor), 0)::bigint as minor
      from reported_party r
      join ledger_entry e on e.vendor_id = ${tx.vendorId}::int and e.party_id = r.id
     where r.vendor_id = ${tx.vendorId}::int and r.customer_id = any(${[...customerIds]}::uuid[])
       and e.kind in ('sold', 'uncovered') and e.channel is not null
       and e.day between ${yearStart(today)}::date and ${today}::date
     group by 1`;
  return new Map(rows.map(({ id, minor }) => [id, minor]));
}

/** All that was ever estimated for a customer, the newest first, and its share of wallet. */
export async function readWallet(tx: ScopedTx, customerId: string, today: Date) {
  const estimates: SpendEstimate[] = (await estimatesOf(tx, [customerId])).map(
    ({ holderId: _, ...estimate }) => estimate,
  );
  const share = (await sharesOfWallet(tx, [customerId], today)).get(customerId) ?? null;
  return { estimates, share };
}
