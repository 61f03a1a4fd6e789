import type { PricedProduct } from "#app/domain/catalog/product.ts";

import type { RegisterDeal } from "./register-deal.schema.ts";

export type PricedLine = {
  lineNo: number;
  productId: string;
  familyId: string;
  quantity: number;
  unitMinor: bigint;
  amountMinor: bigint;
};

export type PricedLines =
  | { ok: true; lines: PricedLine[]; valueMinor: bigint }
  /** Places of the lines whose part is not on sale in that currency. */
  | { ok: false; unpriced: number[] };

/** What the lines are worth at the partner's price. */
export function priceLines(
  lines: RegisterDeal["lines"],
  products: ReadonlyMap<string, Pick<PricedProduct, "familyId" | "unitMinor">>,
): PricedLines {
  const priced: PricedLine[] = [];
  const unpriced: number[] = [];
  for (const [place, { productId, quantity }] of lines.entries()) {
    const product = products.get(productId);
    if (!product) {
      unpriced.push(place);
      continue;
    }
    const { familyId, unitMinor } = product;
    const amountMinor = unitMinor * BigInt(quantity);
    priced.push({ lineNo: place + 1, productId, familyId, quantity, unitMinor, amountMinor });
  }
  if (unpriced.length > 0) return { ok: false, unpriced };
  const valueMinor = priced.reduce((sum, line) => sum + line.amountMinor, 0n);
  return { ok: true, lines: priced, valueMinor };
}
