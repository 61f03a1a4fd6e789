import type { Spending } from "./gamma-gamma.ts";

/** How number and value of purchases go together, from -1 to 1; null where everybody bought alike. */
export function correlationOf(spent: readonly Spending[]): number | null {
  const mean = (of: (one: Spending) => number) =>
    spent.reduce((sum, one) => sum + of(one), 0) / spent.length;
  const often = mean(({ repeats }) => repeats);
  const much = mean(({ meanValue }) => meanValue);
  const together = mean((one) => (one.repeats - often) * (one.meanValue - much));
  const spread =
    mean((one) => (one.repeats - often) ** 2) * mean((one) => (one.meanValue - much) ** 2);
  return spread > 0 ? together / Math.sqrt(spread) : null;
}
