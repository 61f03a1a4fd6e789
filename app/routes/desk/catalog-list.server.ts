import { CatalogQuery } from "#app/domain/catalog/catalog.schema.ts";
import { arrangeCatalog } from "#app/domain/catalog/catalog-list.ts";
import { listProducts } from "#app/domain/catalog/products.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** The catalog as an address asks for it, on screen and as a file. */
export async function readCatalog(tx: ScopedTx, request: Request) {
  const query = CatalogQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const all = await listProducts(tx);
  const names = new Map((await listPartners(tx)).map(({ id, name }) => [id, name]));
  const products = arrangeCatalog(all, query).map((product) => ({
    ...product,
    supplierName: names.get(product.supplierId ?? "") ?? null,
  }));
  return { query, total: all.length, products };
}
