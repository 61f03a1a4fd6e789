import { listProducts } from "#app/domain/catalog/products.server.ts";
import { customersById } from "#app/domain/customers/customers.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { listTiers } from "#app/domain/partners/tiers.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { columnName, dayOf } from "./period.ts";
import type { RowName } from "./pivot.ts";
import { type Dimension, isTime, type RevenueQuery } from "./revenue-query.schema.ts";

type NameOf = (key: string) => RowName;

const direct: RowName = { name: "Direct", note: "Invoiced to the customer" };
const unknown: RowName = { name: "Unknown", note: "" };

/** What the keys of rows or columns are called. */
export async function namesOf(
  tx: ScopedTx,
  dimension: Dimension,
  keys: readonly string[],
  { calendar }: Pick<RevenueQuery, "calendar">,
): Promise<NameOf> {
  if (isTime(dimension)) {
    return (key) => ({ name: columnName(dayOf(key), dimension, calendar), note: "" });
  }
  if (dimension === "channel") {
    const words: Record<string, RowName> = {
      direct,
      one_tier: { name: "One tier", note: "Through one partner" },
      two_tier: { name: "Two tiers", note: "Through a distributor and a reseller" },
    };
    return (key) => words[key] ?? unknown;
  }
  if (dimension === "region") {
    return (key) => (key === "none" ? { name: "No country", note: "" } : { name: key, note: "" });
  }
  if (dimension === "tier") {
    const tiers = new Map((await listTiers(tx)).map(({ id, name }) => [id, name]));
    return (key) => (key === "direct" ? direct : { name: tiers.get(key) ?? "No tier", note: "" });
  }
  if (dimension === "product" || dimension === "family") return namesOfProducts(tx, dimension);
  return namesOfParties(tx, dimension, keys);
}

async function namesOfProducts(tx: ScopedTx, dimension: "product" | "family"): Promise<NameOf> {
  const products = await listProducts(tx);
  if (dimension === "family") {
    const families = new Map(products.map((each) => [each.familyId, each.familyName]));
    return (key) => ({ name: families.get(key) ?? "Unknown", note: "" });
  }
  const known = new Map(products.map((each) => [each.id, each]));
  return (key) => {
    const product = known.get(key);
    return product ? { name: product.partNo, note: product.name } : unknown;
  };
}

async function namesOfParties(
  tx: ScopedTx,
  dimension: "partner" | "customer" | "group",
  keys: readonly string[],
): Promise<NameOf> {
  const partners = new Map((await listPartners(tx)).map((partner) => [partner.id, partner]));
  if (dimension === "partner") {
    return (key) => {
      const partner = partners.get(key);
      return partner ? { name: partner.name, note: partner.city } : direct;
    };
  }
  const ids = keys.filter((key) => !key.startsWith("unknown"));
  const customers = await customersById(tx, ids);
  return (key) => {
    const customer = customers.get(key);
    if (customer) return { name: customer.name, note: customer.country ?? "" };
    const through = partners.get(key.replace("unknown:", ""))?.name;
    return { name: "End customer not named", note: through ? `through ${through}` : "" };
  };
}
