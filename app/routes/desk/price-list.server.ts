import { PriceQuery } from "#app/domain/catalog/catalog.schema.ts";
import { arrangePrices } from "#app/domain/catalog/catalog-list.ts";
import { priceList } from "#app/domain/catalog/prices.server.ts";
import { priceCurrencies } from "#app/domain/catalog/products.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { now } from "#app/platform/clock.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** The price list that an address asks for, on screen and as a file. */
export async function readPriceList(tx: ScopedTx, request: Request) {
  const query = PriceQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const vendor = await findVendor(tx);
  const priced = await priceCurrencies(tx);
  const currencies = priced.includes(vendor.currency) ? priced : [vendor.currency, ...priced];
  const asked = currencies.find((each) => each === query.currency);
  const currency = asked ?? vendor.currency;
  const all = await priceList(tx, currency, localDay(now(), vendor.timeZone));
  return { query, currencies, currency, total: all.length, lines: arrangePrices(all, query) };
}
