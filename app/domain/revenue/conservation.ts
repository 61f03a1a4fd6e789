import type { Entry, Fact } from "./ledger.ts";

export type Measure = { units: number; netMinor: bigint };

/** What was sold in against what became of it, for one product in one currency. */
export type Conservation = {
  productId: string;
  currency: string;
  soldIn: Measure;
  sold: Measure;
  returned: Measure;
  stock: Measure;
  /** What is left unexplained. Anything but nothing is a fault of the ledger. */
  gap: Measure;
};

const nothing = (): Measure => ({ units: 0, netMinor: 0n });

function add(to: Measure, units: number, netMinor: bigint) {
  to.units += units;
  to.netMinor += netMinor;
}

/** Sell-in = consumed by customers + sent back to the vendor + lying in channel stock, in units and to the cent. */
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
      stock: nothing(),
      gap: nothing(),
    };
    found.set(key, known);
    return known;
  };
  for (const fact of facts) {
    if (fact.kind !== "sell_in" || fact.quantity < 0 || fact.shadowOfId !== null) continue;
    add(of(fact).soldIn, fact.quantity, fact.amountMinor);
  }
  for (const entry of entries) {
    if (entry.kind === "uncovered" || entry.channel === "direct") continue;
    add(of(entry)[entry.kind], entry.quantity, entry.netMinor);
  }
  for (const { soldIn, sold, returned, stock, gap } of found.values()) {
    gap.units = soldIn.units - sold.units - returned.units - stock.units;
    gap.netMinor = soldIn.netMinor - sold.netMinor - returned.netMinor - stock.netMinor;
  }
  return [...found.values()];
}
