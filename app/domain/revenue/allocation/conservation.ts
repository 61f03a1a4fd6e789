import type { Entry } from "./entry.ts";
import type { Fact } from "./fact.ts";

export type Measure = { units: number; netMinor: bigint };

/** What was sold in against what became of it, for one product in one currency. */
export type Conservation = {
  productId: string;
  currency: string;
  /** As the vendor's invoices say. */
  soldIn: Measure;
  sold: Measure;
  returned: Measure;
  adjusted: Measure;
  stock: Measure;
  /** What is left unexplained. Anything but nothing is a fault of the ledger. */
  gap: Measure;
};

const nothing = (): Measure => ({ units: 0, netMinor: 0n });

function add(to: Measure, units: number, netMinor: bigint) {
  to.units += units;
  to.netMinor += netMinor;
}

const parts = ["sold", "returned", "adjusted", "stock"] as const;
const isPart = (kind: string): kind is (typeof parts)[number] =>
  parts.some((part) => part === kind);

/** Sell-in = consumed by customers + sent back to the vendor + adjusted + lying in stock, in units and to the cent. */
export function conservationOf(facts: readonly Fact[], entries: readonly Entry[]): Conservation[] {
  const found = new Map<string, Conservation>();
  const of = ({ productId, currency }: Pick<Fact, "productId" | "currency">) => {
    const key = `${productId} ${currency}`;
    const known = found.get(key) ?? {
      productId,
      currency,
      soldIn: nothing(),
      sold: nothing(),
      returned: nothing(),
      adjusted: nothing(),
      stock: nothing(),
      gap: nothing(),
    };
    found.set(key, known);
    return known;
  };
  for (const fact of facts) {
    if (fact.kind !== "sell_in" || fact.quantity <= 0 || fact.shadowOfId !== null) continue;
    add(of(fact).soldIn, fact.quantity, fact.amountMinor);
  }
  for (const entry of entries) {
    if (entry.channel === "direct" || !isPart(entry.kind)) continue;
    add(of(entry)[entry.kind], entry.quantity, entry.netMinor);
  }
  for (const each of found.values()) {
    each.gap.units = each.soldIn.units - parts.reduce((sum, part) => sum + each[part].units, 0);
    each.gap.netMinor =
      each.soldIn.netMinor - parts.reduce((sum, part) => sum + each[part].netMinor, 0n);
  }
  return [...found.values()];
}
