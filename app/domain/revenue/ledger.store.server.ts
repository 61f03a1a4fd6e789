import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { type Entry, entryContent, type Fact } from "./ledger.ts";

/** Parameters of one statement are limited. */
const BATCH = 1_000;

const factColumns = {
  id: true,
  kind: true,
  partnerId: true,
  soldToId: true,
  partyId: true,
  productId: true,
  day: true,
  quantity: true,
  amountMinor: true,
  currency: true,
  shadowOfId: true,
} satisfies Prisma.RevenueFactSelect;

const entryColumns = {
  id: true,
  productId: true,
  kind: true,
  channel: true,
  day: true,
  partyId: true,
  firstPartnerId: true,
  lastPartnerId: true,
  quantity: true,
  netMinor: true,
  streetMinor: true,
  currency: true,
  factId: true,
  layerFactId: true,
} satisfies Prisma.LedgerEntrySelect;

/** Holds back whoever else works out this product, until the transaction ends. */
export async function lockProduct(tx: ScopedTx, productId: string) {
  await tx.$executeRaw`select pg_advisory_xact_lock(${tx.vendorId}::int, hashtext(${productId}))`;
}

export const selectFacts = (tx: ScopedTx, productId: string): Promise<Fact[]> =>
  tx.revenueFact.findMany({
    where: { vendorId: tx.vendorId, productId, supersededAt: null },
    select: factColumns,
  });

export const selectEntries = (tx: ScopedTx, productId: string) =>
  tx.ledgerEntry.findMany({
    where: { vendorId: tx.vendorId, productId },
    select: entryColumns,
  });

/** Makes a product's ledger say exactly this; an entry that stands already is left alone. */
export async function replaceEntries(tx: ScopedTx, productId: string, entries: readonly Entry[]) {
  const { vendorId } = tx;
  const standing = new Map<string, string>();
  for (const { id, ...entry } of await selectEntries(tx, productId)) {
    standing.set(entryContent(entry), id);
  }
  const added = entries.filter((entry) => !standing.delete(entryContent(entry)));
  const gone = [...standing.values()];
  for (let from = 0; from < gone.length; from += BATCH) {
    const ids = gone.slice(from, from + BATCH);
    await tx.ledgerEntry.deleteMany({ where: { vendorId, id: { in: ids } } });
  }
  for (let from = 0; from < added.length; from += BATCH) {
    const batch = added.slice(from, from + BATCH);
    await tx.ledgerEntry.createMany({
      data: batch.map((entry) => ({ ...entry, vendorId, id: newId() })),
    });
  }
}

/** Products that have ever been sold or reported, or whose ledger still says so. */
export async function selectProductsWithFacts(tx: ScopedTx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct f.product_id as id from revenue_fact f where f.vendor_id = ${tx.vendorId}::int
     order by id`;
  return rows.map(({ id }) => id);
}
