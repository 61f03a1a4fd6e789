import { listProducts } from "#app/domain/catalog/products.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { StockQuery } from "./stock.schema.ts";
import { stockByPartner } from "./stock.server.ts";

/** What lies in the channel, and by what it can be narrowed. */
export function readChannelStock(actor: VendorActor, query: StockQuery, at: Date) {
  return withScope(actor, async (tx) => {
    const { timeZone } = await findVendor(tx);
    const products = await listProducts(tx);
    const partners = await listPartners(tx);
    const families = new Map(products.map(({ familyId, familyName }) => [familyId, familyName]));
    const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);
    return {
      stock: await stockByPartner(tx, { partnerId: query.partner, familyId: query.family }),
      today: new Date(`${day}T00:00:00Z`),
      partners: partners
        .filter(({ kind }) => kind !== "supplier")
        .map(({ id, name }) => ({ value: id, label: name })),
      families: [...families]
        .map(([value, label]) => ({ value, label }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    };
  });
}
