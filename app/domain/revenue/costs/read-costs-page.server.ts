import { listFamilies } from "#app/domain/catalog/families.server.ts";
import { listProducts } from "#app/domain/catalog/products.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { vendorTerms } from "../ledger/terms.server.ts";

/** What costs name, as it is called. */
export async function namesOfCosts(tx: ScopedTx) {
  const partners = (await listPartners(tx)).filter(({ kind }) => kind !== "supplier");
  const products = await listProducts(tx);
  const families = await listFamilies(tx);
  return {
    partners: new Map(partners.map(({ id, name }) => [id, name])),
    products: new Map(products.map(({ id, partNo }) => [id, partNo])),
    families: new Map(families.map(({ id, name }) => [id, name])),
  };
}

/** What the form of a cost offers. */
export async function costChoices(tx: ScopedTx) {
  const partners = (await listPartners(tx)).filter(({ kind }) => kind !== "supplier");
  return {
    partners: partners.map(({ id, code, name }) => ({ id, code, name })),
    families: (await listFamilies(tx)).map(({ name }) => name),
    currency: (await vendorTerms(tx)).currency,
  };
}
