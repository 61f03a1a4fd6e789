import type { Product } from "#app/domain/catalog/product.ts";
import { columnsFor } from "#app/domain/exchange/columns.ts";
import { partnerFinder } from "#app/domain/exchange/find-partner.ts";
import { PriceGuide } from "#app/domain/exchange/price-guide.ts";
import type { RowContext } from "#app/domain/exchange/row-context.ts";
import type { SubmissionKind } from "#app/domain/exchange/submission.ts";
import { usualConventions } from "#app/platform/tables/conventions.ts";
import { recogniseHeader } from "#app/platform/tables/header.ts";

const product = (id: string, partNo: string, packSize: number | null): Product => ({
  ...{ id, partNo, packSize, name: "Sentry", familyId: "", familyName: "", supplierId: null },
  ...{ active: true, unit: packSize === null ? null : "metre" },
});

export const sentry = product("0198a2a0-0000-7000-8000-000000000001", "HI-4210", null);
export const relay = product("0198a2a0-0000-7000-8000-000000000002", "HI-7710", 10);

export const bluepeak = {
  id: "0198a2a0-0000-7000-8000-00000000000b",
  kind: "reseller" as const,
  code: "BPK",
  name: "Bluepeak IT",
  city: "Oslo",
  country: "NO",
  tierId: null,
  tierName: null,
  discountBp: 0,
  managerId: null,
  status: "active" as const,
};

const lists = [
  { productId: sentry.id, listMinor: 100_000n, validFrom: new Date("2026-01-01") },
  { productId: sentry.id, listMinor: 200_000n, validFrom: new Date("2026-09-01") },
];

/**
 * What rows under a header are checked against: Halden, in euro, on 5 October 2026, with one reseller and two parts, of
 * which the relay is sold by the metre, ten in a pack.
 */
export function aRowContext(
  header: string,
  { kind = "pos", tolerance = 50, refuses = false } = {} as {
    kind?: SubmissionKind;
    tolerance?: number | null;
    refuses?: boolean;
  },
): RowContext {
  const columns = columnsFor(kind, "distributor");
  const found = recogniseHeader([{ rowNo: 1, raw: header, cells: header.split(",") }], columns);
  if (!found.ok) throw new Error(found.problem);
  const won = { id: "0198a2a0-0000-7000-8000-0000000000d1", number: "D-7KQ4M", status: "won" };
  const lost = { id: "0198a2a0-0000-7000-8000-0000000000d2", number: "D-2RRRR", status: "lost" };
  return {
    kind,
    vendorName: "Halden",
    currency: "EUR",
    today: new Date("2026-10-05"),
    closedThrough: null,
    conventions: usualConventions,
    products: new Map([
      ["HI4210", sentry],
      ["HI7710", relay],
    ]),
    partners: partnerFinder([bluepeak]),
    prices: new PriceGuide(lists, "EUR", tolerance, refuses),
    deals: new Map([
      ["D7KQ4M", { ...won, status: "won" }],
      ["D2RRRR", { ...lost, status: "lost" }],
    ]),
    header: found.header,
    labels: new Map(columns.map(({ field, label }) => [field, label])),
  };
}
