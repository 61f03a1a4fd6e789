import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { type Entry, entryContent, type Fact } from "./ledger.ts";

/** Of ids to remove in one statement. */
const BATCH = 1_000;

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
  tx.$queryRaw<Fact[]>`
    select id, kind::text, partner_id as "partnerId", sold_to_id as "soldToId", party_id as "partyId",
           product_id as "productId", day, quantity, amount_minor as "amountMinor", currency::text,
           shadow_of_id as "shadowOfId"
      from revenue_fact
     where vendor_id = ${tx.vendorId} and product_id = ${productId}::uuid and superseded_at is null`;

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
  await insertEntries(tx, added);
}

/** All of them in one statement: as parameters, a product with a long history would take seconds. */
async function insertEntries(tx: ScopedTx, entries: readonly Entry[]) {
  if (entries.length === 0) return;
  const rows = JSON.stringify(
    entries.map((entry) => ({ ...entry, id: newId() })),
    (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value),
  );
  await tx.$executeRaw`
    insert into ledger_entry (vendor_id, id, product_id, kind, channel, day, party_id, first_partner_id,
           last_partner_id, quantity, net_minor, street_minor, currency, fact_id, layer_fact_id)
    select ${tx.vendorId}::int, r.id, r."productId", r.kind, r.channel, r.day::date, r."partyId", r."firstPartnerId",
           r."lastPartnerId", r.quantity, r."netMinor", r."streetMinor", r.currency, r."factId", r."layerFactId"
      from json_to_recordset(${rows}::json) as r (
           id uuid, "productId" uuid, kind entry_kind, channel channel, day text, "partyId" uuid,
           "firstPartnerId" uuid, "lastPartnerId" uuid, quantity int, "netMinor" bigint, "streetMinor" bigint,
           currency text, "factId" uuid, "layerFactId" uuid)`;
}

/** Products that have ever been sold or reported, or whose ledger still says so. */
export async function selectProductsWithFacts(tx: ScopedTx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct f.product_id as id from revenue_fact f where f.vendor_id = ${tx.vendorId}::int
     order by id`;
  return rows.map(({ id }) => id);
}
