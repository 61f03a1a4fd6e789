import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { SetPrice } from "./catalog.schema.ts";
import type { PriceLine } from "./catalog-list.ts";
import { listProducts } from "./products.server.ts";

/** What everything on sale costs in a currency on a day, and its next price. */
export async function priceList(tx: ScopedTx, currency: string, day: Date): Promise<PriceLine[]> {
  const products = (await listProducts(tx)).filter(({ active }) => active);
  const prices = await tx.price.findMany({
    where: { vendorId: tx.vendorId, currency },
    orderBy: { validFrom: "asc" },
    select: { productId: true, listMinor: true, validFrom: true },
  });
  const of = new Map<string, typeof prices>();
  for (const price of prices) {
    const list = of.get(price.productId);
    if (list) list.push(price);
    else of.set(price.productId, [price]);
  }
  return products.map(({ id, partNo, name, familyId, familyName }) => {
    const own = of.get(id) ?? [];
    const standing = own.findLast(({ validFrom }) => validFrom <= day);
    const next = own.find(({ validFrom }) => validFrom > day);
    return {
      ...{ id, partNo, name, familyId, familyName },
      listMinor: standing?.listMinor ?? null,
      since: standing?.validFrom ?? null,
      next: next ? { listMinor: next.listMinor, validFrom: next.validFrom } : null,
    };
  });
}

/** Every list price in a currency, of whatever day. */
export const listPrices = (tx: ScopedTx, currency: string) =>
  tx.price.findMany({
    where: { vendorId: tx.vendorId, currency },
    orderBy: { validFrom: "asc" },
    select: { productId: true, listMinor: true, validFrom: true },
  });

/** Every price a product ever had or will have. */
export const pricesOf = (tx: ScopedTx, productId: string) =>
  tx.price.findMany({
    where: { vendorId: tx.vendorId, productId },
    orderBy: [{ currency: "asc" }, { validFrom: "desc" }],
    select: { id: true, currency: true, validFrom: true, listMinor: true },
  });

export type Pricing = { ok: true } | { ok: false; reason: "past" | "unknown" };

/** What was sold at a price was sold at it: a new price begins today or later, and only a coming one is replaced. */
export const setPrice = (actor: VendorActor, input: SetPrice, today: Date): Promise<Pricing> =>
  withScope(actor, async (tx) => {
    if (input.validFrom < today) return { ok: false, reason: "past" };
    const { vendorId } = tx;
    const known = await tx.product.count({ where: { vendorId, id: input.productId } });
    if (known === 0) return { ok: false, reason: "unknown" };
    await writePrices(tx, actor, [input]);
    return { ok: true };
  });

/** Writes prices, each over one of the same product, currency and day, and says in the audit what each was. */
export async function writePrices(
  tx: ScopedTx,
  actor: VendorActor,
  prices: readonly SetPrice[],
): Promise<number> {
  const { vendorId } = tx;
  let written = 0;
  for (const { productId, currency, validFrom, listMinor } of prices) {
    const before = await tx.price.findFirst({
      where: { vendorId, productId, currency, validFrom: { lte: validFrom } },
      orderBy: { validFrom: "desc" },
      select: { id: true, listMinor: true, validFrom: true },
    });
    // One that equals the standing price is kept as well: another may come to stand between the two.
    const standsThere = before?.validFrom.getTime() === validFrom.getTime();
    if (standsThere && before?.listMinor === listMinor) continue;
    const rows = await tx.$executeRaw`
      insert into price (vendor_id, id, product_id, currency, valid_from, list_minor)
      values (${vendorId}, ${newId()}::uuid, ${productId}::uuid, ${currency}, ${validFrom}::date, ${listMinor})
      on conflict (vendor_id, product_id, currency, valid_from) do update set list_minor = excluded.list_minor`;
    written += rows;
    await audit(
      tx,
      actor,
      "price.set",
      { kind: "product", id: productId },
      {
        currency,
        from_day: validFrom.toISOString().slice(0, 10),
        before: before ? before.listMinor.toString() : null,
        after: listMinor.toString(),
      },
    );
  }
  return written;
}
