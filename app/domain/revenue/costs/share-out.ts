/**
 * Shares an amount out in proportion to weights, exact to the cent: each gets its part rounded towards nothing, and what
 * is left over goes, a cent each, to the largest remainders; of equal ones to the first. The parts add up to the amount.
 * Weights below nothing count as none; null where nothing has a weight.
 */
export function shareOut(amount: bigint, weights: readonly bigint[]): bigint[] | null {
  const counted = weights.map((weight) => (weight > 0n ? weight : 0n));
  const all = counted.reduce((sum, weight) => sum + weight, 0n);
  if (all === 0n) return null;
  const size = amount < 0n ? -amount : amount;
  const sign = amount < 0n ? -1n : 1n;
  const parts = counted.map((weight) => (size * weight) / all);
  const remainders = counted.map((weight, nth) => ({ nth, rest: (size * weight) % all }));
  const left = Number(size - parts.reduce((sum, part) => sum + part, 0n));
  remainders.sort((a, b) => (a.rest === b.rest ? a.nth - b.nth : a.rest > b.rest ? -1 : 1));
  for (const { nth } of remainders.slice(0, left)) parts[nth] = (parts[nth] ?? 0n) + 1n;
  return parts.map((part) => sign * part);
}
