import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { lessDiscount } from "#app/platform/money.ts";

import { type PricedProduct, type Product, partKey } from "./product.ts";

const columns = {
  id: true,
  partNo: true,
  name: true,
  familyId: true,
  supplierId: true,
  active: true,
  unit: true,
  packSize: true,
  family: { select: { name: true } },
} satisfies Prisma.ProductSelect;

type Row = Prisma.ProductGetPayload<{ select: typeof columns }>;

const toProduct = ({ family, ...row }: Row): Product => ({ ...row, familyName: family.name });

async function select(tx: ScopedTx, where: Omit<Prisma.ProductWhereInput, "vendorId">) {
  const rows = await tx.product.findMany({
    where: { ...where, vendorId: tx.vendorId },
    orderBy: { partNo: "asc" },
    select: columns,
  });
  return rows.map(toProduct);
}

/** The products in scope by part number, those no longer sold included: a supplier sees only what it supplies. */
export const listProducts = (tx: ScopedTx): Promise<Product[]> => select(tx, {});

export async function productsById(
  tx: ScopedTx,
  ids: readonly string[],
): Promise<Map<string, Product>> {
  const products = await select(tx, { id: { in: [...new Set(ids)] } });
  return new Map(products.map((product) => [product.id, product]));
}

/** The products in scope by the key of their part number (see partKey). */
export async function productsByPart(tx: ScopedTx): Promise<Map<string, Product>> {
  return new Map((await select(tx, {})).map((product) => [partKey(product.partNo), product]));
}

type PriceQuery = { currency: string; day: Date; discountBp: number };

/** What is on sale in a currency on a day, at list and at the partner's price. */
export async function pricedProducts(
  tx: ScopedTx,
  { currency, day, discountBp }: PriceQuery,
): Promise<PricedProduct[]> {
  const [products, prices] = await Promise.all([
    select(tx, { active: true }),
    tx.price.findMany({
      where: { vendorId: tx.vendorId, currency, validFrom: { lte: day } },
      orderBy: { validFrom: "asc" },
      select: { productId: true, listMinor: true },
    }),
  ]);
  // In order of their first day, so that the newest price in force is the one that stays.
  const inForce = new Map(prices.map((price) => [price.productId, price.listMinor]));
  return products.flatMap((product) => {
    const listMinor = inForce.get(product.id);
    if (listMinor === undefined) return [];
    return [{ ...product, listMinor, unitMinor: lessDiscount(listMinor, discountBp) }];
  });
}

type PricedPart = Pick<PricedProduct, "id" | "partNo" | "familyId" | "familyName" | "listMinor">;

/** Of these products, those on sale in a currency at an instant, by the vendor's own day. At list. */
export const partsOnSale = (
  tx: ScopedTx,
  { ids, currency, at }: { ids: readonly string[]; currency: string; at: Date },
): Promise<PricedPart[]> =>
  tx.query<PricedPart>(Prisma.sql`
    select p.id, p.part_no as "partNo", p.family_id as "familyId", f.name as "familyName", price.list_minor as "listMinor"
      from product p
      join product_family f on f.vendor_id = ${tx.vendorId}::int and f.id = p.family_id
      join vendor v on v.vendor_id = ${tx.vendorId}::int
      cross join lateral (
        select list_minor from price
         where vendor_id = ${tx.vendorId}::int and product_id = p.id and currency = ${currency}
           and valid_from <= (${at}::timestamptz at time zone v.time_zone)::date
         order by valid_from desc limit 1) price
     where p.vendor_id = ${tx.vendorId}::int and p.id = any(${[...new Set(ids)]}::uuid[]) and p.active`);

/** Currencies in which the vendor has prices, its own order by code. */
export async function priceCurrencies(tx: ScopedTx): Promise<string[]> {
  const rows = await tx.price.groupBy({
    by: ["currency"],
    where: { vendorId: tx.vendorId },
    orderBy: { currency: "asc" },
  });
  return rows.map((row) => row.currency);
}
