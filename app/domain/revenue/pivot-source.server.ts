import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { views } from "./ledger/ledger-sums.ts";
import { yearViews } from "./ledger/year-sums.ts";
import { isTime, type RevenueQuery, type RowKind } from "./revenue-query.schema.ts";
import { customerJoins, isOfOneTier, partnerJoins, rowOf, sumSource } from "./sold-sums.server.ts";

/** Sums that tell a view of any two dimensions: what keys its rows and columns, and what has to be joined for that. */
export type PivotSource = {
  view: number;
  row: Prisma.Sql | null;
  column: Prisma.Sql | null;
  joins: Prisma.Sql;
};

const ofCustomers: readonly string[] = ["customer", "group", "region"];
const ofPartners: readonly string[] = ["partner", "tier"];
const ofProducts: readonly string[] = ["product", "family"];

/**
 * The coarsest sums that hold both dimensions and all filters; null where no sums do, as for products by customer or
 * by partner: then the entries are added up.
 */
export function pivotSource(tx: ScopedTx, query: RevenueQuery): PivotSource | null {
  const { by, across, partner, q, under, channel } = query;
  if (!isTime(by) && !across && query.against === "none") {
    const standard = sumSource(tx, query);
    if (standard) return { ...standard, column: null };
  }
  const dimensions = [...(isTime(by) ? [] : [by]), ...(across ? [across] : [])];
  const any = (kinds: readonly string[]) => dimensions.some((each) => kinds.includes(each));
  const customers = any(ofCustomers) || q !== "" || under !== undefined;
  const partners = any(ofPartners) || partner !== undefined;
  const products = any(ofProducts);
  if (products && (customers || partners)) return null;
  const tiers = any(["channel"]) || isOfOneTier(channel);
  const view = products
    ? tiers
      ? views.product
      : yearViews.product
    : customers
      ? !partners && !tiers
        ? yearViews.partyAlone
        : yearViews.party
      : partners
        ? views.partner
        : views.day;
  return {
    view,
    row: isTime(by) ? null : rowOf[by],
    column: across && rowOf[across],
    joins: joinsFor(tx, dimensions, { customers, products }),
  };
}

function joinsFor(
  tx: ScopedTx,
  dimensions: readonly RowKind[],
  { customers, products }: { customers: boolean; products: boolean },
) {
  if (customers) return customerJoins(tx, dimensions.includes("group"));
  if (products && dimensions.includes("family")) {
    return Prisma.sql`join product p on p.vendor_id = ${tx.vendorId}::int and p.id = s.subject`;
  }
  return dimensions.includes("tier") ? partnerJoins(tx, "tier") : Prisma.empty;
}
