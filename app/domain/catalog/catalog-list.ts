import type { CatalogQuery, PriceQuery } from "./catalog.schema.ts";
import { type Product, partKey } from "./product.ts";

const fits = (words: string) => (product: Pick<Product, "name" | "partNo">) =>
  product.name.toLowerCase().includes(words.toLowerCase()) ||
  partKey(product.partNo).includes(partKey(words) || "\0") ||
  words === "";

/** Narrows and orders the catalogue. It has thousands of products at most, so it is held at once. */
export function arrangeCatalog<P extends Product>(
  products: readonly P[],
  query: CatalogQuery,
): P[] {
  const key = query.sort.replace("-", "") as "partNo" | "name";
  const direction = query.sort.startsWith("-") ? -1 : 1;
  return products
    .filter(({ active }) => query.status === "all" || active === (query.status === "active"))
    .filter(({ familyId }) => !query.family || familyId === query.family)
    .filter(fits(query.q))
    .sort((a, b) => direction * a[key].localeCompare(b[key], "en") || a.id.localeCompare(b.id));
}

/** A product in a price list: what it costs on a day, and what it will. */
export type PriceLine = Pick<Product, "id" | "partNo" | "name" | "familyId" | "familyName"> & {
  listMinor: bigint | null;
  since: Date | null;
  next: { listMinor: bigint; validFrom: Date } | null;
};

export const arrangePrices = (lines: readonly PriceLine[], query: PriceQuery): PriceLine[] =>
  lines
    .filter(({ familyId }) => !query.family || familyId === query.family)
    .filter(fits(query.q))
    .filter(({ listMinor }) => query.show !== "missing" || listMinor === null)
    .filter(({ next }) => query.show !== "coming" || next !== null);
