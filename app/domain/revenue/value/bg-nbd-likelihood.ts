import type { Likelihood } from "./fit.ts";

/** So many customers who bought alike: how often again, when last, and how long they are known, in weeks. */
export type BuyingPattern = {
  repeats: number;
  recency: number;
  age: number;
  customers: number;
};

/**
 * The log-likelihood of r, α, a, b and its slopes: Fader, Hardie & Lee (2005), "Counting Your Customers" the Easy Way,
 * Marketing Science 24(2), equation 6, with the terms kept apart as in Fader & Hardie (2013), Overcoming the BG/NBD
 * Model's #NUM! Error Problem, so that no count is too large. Since counts are whole, Γ(r + x) / Γ(r) is the product
 * r(r + 1)…(r + x − 1); each factor is taken once for all customers who got that far.
 */
export function bgNbdLikelihood(patterns: readonly BuyingPattern[]): Likelihood {
  const gotPast = customersPastEachRepeat(patterns);
  return (parameters) => {
    const [r = 0, alpha = 0, a = 0, b = 0] = parameters;
    let value = 0;
    const slope = { r: 0, alpha: 0, a: 0, b: 0 };
    for (const [i, customers] of gotPast.entries()) {
      value += customers * (Math.log(r + i) + Math.log((b + i) / (a + b + i)));
      slope.r += customers / (r + i);
      slope.a -= customers / (a + b + i);
      slope.b += customers * (1 / (b + i) - 1 / (a + b + i));
    }
    const logA = Math.log(a);
    // (α + t)^-(r + x) with the α^r of the whole drawn in: where r and α are huge, only their ratio counts.
    const waited = (weeks: number) => Math.log1p(weeks / alpha);
    const slopeOf = (weeks: number, repeats: number) =>
      ((r * weeks) / alpha - repeats) / (alpha + weeks);
    for (const { repeats, recency, age, customers } of patterns) {
      const waitedAge = waited(age);
      const active = -r * waitedAge - repeats * Math.log(alpha + age);
      if (repeats === 0) {
        value += customers * active;
        slope.r -= customers * waitedAge;
        slope.alpha += customers * slopeOf(age, 0);
        continue;
      }
      const waitedRecency = waited(recency);
      const gone =
        logA - Math.log(b + repeats - 1) - r * waitedRecency - repeats * Math.log(alpha + recency);
      const [more, less] = active > gone ? [active, gone] : [gone, active];
      const log = more + Math.log1p(Math.exp(less - more));
      const share = Math.exp(gone - log);
      const rest = Math.exp(active - log);
      value += customers * log;
      slope.r -= customers * (rest * waitedAge + share * waitedRecency);
      slope.alpha += customers * (rest * slopeOf(age, repeats) + share * slopeOf(recency, repeats));
      slope.a += (customers * share) / a;
      slope.b -= (customers * share) / (b + repeats - 1);
    }
    return { value, gradient: [slope.r, slope.alpha, slope.a, slope.b] };
  };
}

/** At i: how many customers bought more than i times again. */
function customersPastEachRepeat(patterns: readonly BuyingPattern[]): Float64Array {
  const most = patterns.reduce((so, { repeats }) => Math.max(so, repeats), 0);
  const past = new Float64Array(most);
  for (const { repeats, customers } of patterns) {
    if (repeats > 0) past[repeats - 1] = (past[repeats - 1] ?? 0) + customers;
  }
  for (let i = most - 2; i >= 0; i -= 1) past[i] = (past[i] ?? 0) + (past[i + 1] ?? 0);
  return past;
}
