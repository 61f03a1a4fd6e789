import type { Product } from "#app/domain/catalog/product.ts";
import { productsById } from "#app/domain/catalog/products.server.ts";
import { partnersById } from "#app/domain/partners/partners.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { isSale } from "../sold-entries.server.ts";
import { type BoughtMonth, noSums, type Sums } from "./bought.ts";
import type { Way } from "./lines-query.ts";

export type BoughtProduct = Sums & {
  product: Pick<Product, "id" | "partNo" | "name" | "familyName">;
  /** Who sold it, by name; "Direct" for the vendor itself. */
  through: string[];
};

export type BoughtWay = Sums & {
  way: Way;
  /** The partners on the way, the distributor first; empty when direct. */
  partnerNames: string[];
};

/** Everything that was ever bought, added up four ways in one look at the entries. */
export type BoughtInAll = {
  currency: string;
  sums: Sums;
  months: BoughtMonth[];
  products: BoughtProduct[];
  ways: BoughtWay[];
};

type Row = Sums & {
  level: number;
  month: Date | null;
  productId: string | null;
  sellers: (string | null)[];
} & Way;

// What `grouping(month, product, way)` is in each of the four sums.
const LEVEL = { month: 3, product: 5, way: 6, all: 7 };

export const soldTo = (tx: ScopedTx, partyIds: readonly string[]) =>
  Prisma.sql`${isSale(tx)} and e.party_id = any(${[...partyIds]}::uuid[])`;

/** What these parties bought, in the vendor's currency: by month, by product, by way, and together. The vendor's side only. */
export async function readBought(
  tx: ScopedTx,
  partyIds: readonly string[],
  currency: string,
): Promise<BoughtInAll> {
  const rows = await tx.$queryRaw<Row[]>`
    select grouping(e.month, e.product_id, e.last_partner_id)::int as level, e.month, e.product_id as "productId",
           e.first_partner_id as "firstPartnerId", e.last_partner_id as "lastPartnerId",
           sum(e.quantity)::float8 as units,
           coalesce(sum(e.base_net_minor) filter (where e.channel <> 'direct'), 0)::bigint as "indirectMinor",
           coalesce(sum(e.base_net_minor) filter (where e.channel = 'direct'), 0)::bigint as "directMinor",
           coalesce(sum(e.base_street_minor), 0)::bigint as "streetMinor",
           count(distinct e.day) filter (where e.quantity > 0)::int as purchases,
           min(e.day) as "firstDay", max(e.day) filter (where e.quantity > 0) as "lastDay",
           array_agg(distinct e.last_partner_id) as sellers
      from (select date_trunc('month', e.day::timestamp)::date as month, e.*
              from ledger_entry e
             where ${soldTo(tx, partyIds)}) e
     group by grouping sets ((e.month), (e.product_id), (e.first_partner_id, e.last_partner_id), ())`;
  const at = (level: number) => rows.filter((row) => row.level === level);
  return {
    currency,
    sums: sumsOf(at(LEVEL.all)[0]),
    months: at(LEVEL.month).flatMap(({ month, indirectMinor, directMinor, units }) =>
      month ? [{ month, indirectMinor, directMinor, units }] : [],
    ),
    ...(await named(tx, at(LEVEL.product), at(LEVEL.way))),
  };
}

// A sum of nothing is null.
const sumsOf = (row: Sums | undefined): Sums =>
  row?.firstDay
    ? {
        ...{ units: row.units, indirectMinor: row.indirectMinor, directMinor: row.directMinor },
        ...{ streetMinor: row.streetMinor, purchases: row.purchases },
        ...{ firstDay: row.firstDay, lastDay: row.lastDay },
      }
    : noSums;

async function named(tx: ScopedTx, byProduct: readonly Row[], byWay: readonly Row[]) {
  const products = await productsById(
    tx,
    byProduct.flatMap(({ productId }) => productId ?? []),
  );
  const partners = await partnersById(
    tx,
    [...byProduct, ...byWay].flatMap(({ sellers, firstPartnerId }) =>
      [...sellers, firstPartnerId].flatMap((id) => id ?? []),
    ),
  );
  const nameOf = (id: string | null) => (id ? (partners.get(id)?.name ?? "A partner") : "Direct");
  const most = (a: Sums, b: Sums) => {
    const [one, other] = [a.indirectMinor + a.directMinor, b.indirectMinor + b.directMinor];
    return one === other ? 0 : one < other ? 1 : -1;
  };
  return {
    products: byProduct
      .flatMap((row): BoughtProduct[] => {
        const product = row.productId && products.get(row.productId);
        return product
          ? [{ ...sumsOf(row), product, through: row.sellers.map(nameOf).sort() }]
          : [];
      })
      .sort(most),
    ways: byWay
      .map(({ firstPartnerId, lastPartnerId, ...row }): BoughtWay => {
        const on = [...new Set([firstPartnerId, lastPartnerId])].filter((id) => id !== null);
        return {
          ...sumsOf(row),
          way: { firstPartnerId, lastPartnerId },
          partnerNames: on.map(nameOf),
        };
      })
      .sort(most),
  };
}

/** What each record earned by itself, of those that bought anything. */
export async function boughtByEach(
  tx: ScopedTx,
  customerIds: readonly string[],
  { from }: { from: Date },
): Promise<Map<string, bigint>> {
  const rows = await tx.$queryRaw<{ customerId: string; minor: bigint }[]>`
    select rp.customer_id as "customerId", coalesce(sum(e.base_net_minor), 0)::bigint as minor
      from reported_party rp
      join ledger_entry e on e.vendor_id = ${tx.vendorId}::int and e.party_id = rp.id
     where rp.vendor_id = ${tx.vendorId}::int and rp.customer_id = any(${[...customerIds]}::uuid[])
       and ${isSale(tx)} and e.day >= ${from}::date
     group by 1`;
  return new Map(rows.map(({ customerId, minor }) => [customerId, minor]));
}

/** How many units of each product are known by their serial numbers. */
export async function serialsHeld(
  tx: ScopedTx,
  partyIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ productId: string; held: number }[]>`
    select f.product_id as "productId",
           sum(case when f.quantity < 0 then -cardinality(f.serials) else cardinality(f.serials) end)::int as held
      from revenue_fact f
     where f.vendor_id = ${tx.vendorId}::int and f.party_id = any(${[...partyIds]}::uuid[])
       and f.superseded_at is null and f.shadow_of_id is null and cardinality(f.serials) > 0
     group by 1`;
  return new Map(rows.map(({ productId, held }) => [productId, held]));
}
