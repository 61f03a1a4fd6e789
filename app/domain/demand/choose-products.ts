import { z } from "zod";

import type { Product } from "#app/domain/catalog/product.ts";

export const PRODUCTS_AT_ONCE = 25;

/** Which products a page of demand shows; it lives in the address. */
export const ProductChoice = z.object({
  family: z.uuid().nullable().catch(null),
  partner: z.uuid().nullable().catch(null),
  after: z.string().max(100).nullable().catch(null),
  before: z.string().max(100).nullable().catch(null),
});
export type ProductChoice = z.infer<typeof ProductChoice>;

/** The choice without its page, for an export. */
export const everyPage = (choice: ProductChoice): ProductChoice => ({
  ...choice,
  after: null,
  before: null,
});

export const productChoiceFrom = (params: URLSearchParams): ProductChoice =>
  ProductChoice.parse({
    family: params.get("family"),
    partner: params.get("partner"),
    after: params.get("after"),
    before: params.get("before"),
  });

export type Family = { id: string; name: string };

export type ChosenProducts = {
  /** In the order of their part numbers. */
  shown: Product[];
  total: number;
  families: Family[];
  family: Family | null;
  after: string | null;
  before: string | null;
};

const byPart = (a: Product, b: Product) => (a.partNo < b.partNo ? -1 : 1);

/** One page of the products on sale, of one family or all; an export asks for one endless page. */
export function chooseProducts(
  all: readonly Product[],
  choice: ProductChoice,
  size: number = PRODUCTS_AT_ONCE,
): ChosenProducts {
  const active = all.filter((product) => product.active).sort(byPart);
  const families = [...new Map(active.map((each) => [each.familyId, each.familyName]))]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const family = families.find(({ id }) => id === choice.family) ?? null;
  const chosen = family ? active.filter(({ familyId }) => familyId === family.id) : active;
  const shown = pageOf(chosen, choice, size);
  const [first, last] = [shown[0]?.partNo ?? "", shown.at(-1)?.partNo ?? ""];
  return {
    shown,
    total: chosen.length,
    families,
    family,
    before: chosen.some(({ partNo }) => partNo < first) ? first : null,
    after: chosen.some(({ partNo }) => partNo > last) ? last : null,
  };
}

function pageOf(products: Product[], { after, before }: ProductChoice, size: number): Product[] {
  if (before) return products.filter(({ partNo }) => partNo < before).slice(-size);
  const rest = after ? products.filter(({ partNo }) => partNo > after) : products;
  return rest.slice(0, size);
}
