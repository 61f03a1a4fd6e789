import { productsById } from "#app/domain/catalog/products.server.ts";
import { partnersById } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { views } from "../ledger/ledger-sums.ts";
import {
  selectGaps,
  selectUncoveredLines,
  selectWaiting,
  type UncoveredLine,
} from "../proof.store.server.ts";
import { selectCurrencies } from "../sold-sums.server.ts";

/** Both sides of the books of a product in one currency: what was sold in, and what became of it. */
export type ProductBooks = {
  productId: string;
  partNo: string;
  currency: string;
  soldIn: number;
  sold: number;
  returned: number;
  adjusted: number;
  stock: number;
  soldInMinor: bigint;
  soldMinor: bigint;
  returnedMinor: bigint;
  adjustedMinor: bigint;
  stockMinor: bigint;
  /** What is left unexplained. */
  gap: number;
  gapMinor: bigint;
  /** Units that were reported without a sell-in behind them; they are no part of either side. */
  uncovered: number;
  /** Lines whose currency has no rate on their day. */
  unrated: number;
};

type Books = Omit<ProductBooks, "partNo">;

export const PRODUCTS_ON_A_PAGE = 50;

type Asked = { page: number; only: "all" | "exceptions" };

/** The proof for the vendor's own data, product by product, with what keeps it from being whole, by name. */
export async function conservationByProduct(tx: ScopedTx, { page, only }: Asked) {
  const books = await selectBooks(tx, page, only);
  const products = await productsById(
    tx,
    books.map(({ productId }) => productId),
  );
  const currencies = await selectCurrencies(tx);
  const uncovered: (UncoveredLine & { currency: string })[] = [];
  const behind: { productId: string; currency: string; units: number; netMinor: bigint }[] = [];
  for (const currency of currencies) {
    const lines = await selectUncoveredLines(tx, currency);
    uncovered.push(...lines.map((line) => ({ ...line, currency })));
    const gaps = await selectGaps(tx, currency);
    behind.push(...gaps.map((gap) => ({ ...gap, currency })));
  }
  const named = [...uncovered, ...behind].map(({ productId }) => productId);
  const partners = await partnersById(
    tx,
    uncovered.map(({ partnerId }) => partnerId),
  );
  return {
    ...{ page, only },
    totals: await selectTotals(tx),
    products: books.slice(0, PRODUCTS_ON_A_PAGE).map(
      (each): ProductBooks => ({
        ...each,
        partNo: products.get(each.productId)?.partNo ?? "Unknown",
      }),
    ),
    more: books.length > PRODUCTS_ON_A_PAGE,
    waiting: await selectWaiting(tx),
    uncovered,
    behind,
    partNames: new Map(
      [...(await productsById(tx, named)).values()].map(({ id, partNo }) => [id, partNo]),
    ),
    partnerNames: new Map([...partners.values()].map(({ id, name }) => [id, name])),
  };
}

export type Conservation = Awaited<ReturnType<typeof conservationByProduct>>;

const selectBooks = (tx: ScopedTx, page: number, only: Asked["only"]): Promise<Books[]> =>
  tx.$queryRaw<Books[]>`
    with books as (
      select s.subject as product_id, s.currency,
             coalesce(sum(units) filter (where kind = 'sold_in'), 0) as sold_in,
             coalesce(sum(units) filter (where kind = 'sold' and way <> 1), 0) as sold,
             coalesce(sum(units) filter (where kind = 'returned'), 0) as returned,
             coalesce(sum(units) filter (where kind = 'adjusted'), 0) as adjusted,
             coalesce(sum(units) filter (where kind = 'stock'), 0) as stock,
             coalesce(sum(net_minor) filter (where kind = 'sold_in'), 0) as sold_in_minor,
             coalesce(sum(net_minor) filter (where kind = 'sold' and way <> 1), 0) as sold_minor,
             coalesce(sum(net_minor) filter (where kind = 'returned'), 0) as returned_minor,
             coalesce(sum(net_minor) filter (where kind = 'adjusted'), 0) as adjusted_minor,
             coalesce(sum(net_minor) filter (where kind = 'stock'), 0) as stock_minor,
             coalesce(sum(units) filter (where kind = 'uncovered'), 0) as uncovered, sum(unrated) as unrated
        from ledger_sum s where s.vendor_id = ${tx.vendorId}::int and s.view = ${views.product}::smallint
       group by 1, 2),
    judged as (
      select b.*, sold_in - sold - returned - adjusted - stock as gap,
             sold_in_minor - sold_minor - returned_minor - adjusted_minor - stock_minor as gap_minor
        from books b)
    select j.product_id as "productId", j.currency, sold_in::float8 as "soldIn", sold::float8 as sold,
           returned::float8 as returned, adjusted::float8 as adjusted, stock::float8 as stock,
           sold_in_minor::bigint as "soldInMinor", sold_minor::bigint as "soldMinor",
           returned_minor::bigint as "returnedMinor", adjusted_minor::bigint as "adjustedMinor",
           stock_minor::bigint as "stockMinor", gap::float8 as gap, gap_minor::bigint as "gapMinor",
           uncovered::float8 as uncovered, unrated::int as unrated
      from judged j
      join product p on p.vendor_id = ${tx.vendorId}::int and p.id = j.product_id
     where ${only} = 'all' or gap <> 0 or gap_minor <> 0 or uncovered <> 0 or unrated <> 0
     order by p.part_no, j.currency
     limit ${PRODUCTS_ON_A_PAGE + 1} offset ${(page - 1) * PRODUCTS_ON_A_PAGE}`;

/** The same of all products, for each currency. */
export type CurrencyBooks = {
  currency: string;
  soldInMinor: bigint;
  soldMinor: bigint;
  returnedMinor: bigint;
  adjustedMinor: bigint;
  stockMinor: bigint;
  unrated: number;
};

const selectTotals = (tx: ScopedTx): Promise<CurrencyBooks[]> =>
  tx.$queryRaw<CurrencyBooks[]>`
    select s.currency, coalesce(sum(net_minor) filter (where kind = 'sold_in'), 0)::bigint as "soldInMinor",
           coalesce(sum(net_minor) filter (where kind = 'sold' and way <> 1), 0)::bigint as "soldMinor",
           coalesce(sum(net_minor) filter (where kind = 'returned'), 0)::bigint as "returnedMinor",
           coalesce(sum(net_minor) filter (where kind = 'adjusted'), 0)::bigint as "adjustedMinor",
           coalesce(sum(net_minor) filter (where kind = 'stock'), 0)::bigint as "stockMinor",
           sum(unrated)::int as unrated
      from ledger_sum s where s.vendor_id = ${tx.vendorId}::int and s.view = ${views.product}::smallint
     group by 1 order by sum(s.lines) desc, 1`;
