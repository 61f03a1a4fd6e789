import { FEWEST_WHO_SPENT } from "./fewest.ts";
import { fitByLikelihood, type Likelihood } from "./fit.ts";
import { inOrder } from "./in-order.ts";
import { digamma, logBeta } from "./log-beta.ts";
import { type Steps, toItsEnd } from "./steps.ts";

/** What a customer's purchases are worth is gamma distributed with shape p, and its rate is so with shape q, rate v. */
export type GammaGamma = { p: number; q: number; v: number };

/** What a customer's repeat purchases were worth on average; only customers who have some. */
export type Spending = { repeats: number; meanValue: number };

export type GammaGammaFit =
  | { ok: true; model: GammaGamma; open: (keyof GammaGamma)[]; logLikelihood: number }
  | { ok: false; reason: "too-few" | "no-spread" | "not-settled" };

const names = ["p", "q", "v"] as const;

/** The model under which these average values are most likely. */
export const fitGammaGamma = (spending: readonly Spending[]): GammaGammaFit =>
  toItsEnd(fittingGammaGamma(spending));

/** The same in steps. */
export function* fittingGammaGamma(unordered: readonly Spending[]): Steps<GammaGammaFit> {
  const spending = yield* inOrder(unordered, (one, other) => one.meanValue - other.meanValue);
  if (spending.length < FEWEST_WHO_SPENT) return { ok: false, reason: "too-few" };
  const values = spending.map(({ meanValue }) => meanValue);
  if (values.every((value) => value === values[0])) return { ok: false, reason: "no-spread" };

  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const starts = [1, 5, 25].flatMap((p) => [2, 4, 16].map((q) => [p, q, (mean * (q - 1)) / p]));
  const likelihood = gammaGammaLikelihood(spending);
  const fitted = yield* fitByLikelihood(likelihood, spending.length, [1, 1, mean], starts);
  if (!fitted) return { ok: false, reason: "not-settled" };
  const [p = 0, q = 0, v = 0] = fitted.parameters;
  return {
    ok: true,
    model: { p, q, v },
    open: names.filter((_, at) => fitted.open[at]),
    logLikelihood: fitted.logLikelihood,
  };
}

/**
 * The log-likelihood of p, q, v and its slopes: Fader & Hardie (2013), The Gamma-Gamma Model of Monetary Value,
 * equation 1a. What depends on the number of purchases alone is worked out once for all who share it, so the input is
 * ordered by it.
 */
export function gammaGammaLikelihood(ordered: readonly Spending[]): Likelihood {
  return ([p = 0, q = 0, v = 0]) => {
    const logV = Math.log(v);
    const psiQ = digamma(q);
    let value = 0;
    const slope = { p: 0, q: 0, v: 0 };
    let alike = { repeats: 0, constant: 0, psi: 0, psiWhole: 0 };
    for (const { repeats, meanValue } of ordered) {
      if (repeats !== alike.repeats) {
        const shape = p * repeats;
        alike = {
          repeats,
          constant: -logBeta(shape, q),
          psi: digamma(shape),
          psiWhole: digamma(shape + q),
        };
      }
      const sum = repeats * meanValue;
      const whole = v + sum;
      const logShare = Math.log(sum / whole);
      const logRest = logV - Math.log(whole);
      value += alike.constant + q * logRest + p * repeats * logShare - Math.log(meanValue);
      slope.p += repeats * (alike.psiWhole - alike.psi + logShare);
      slope.q += alike.psiWhole - psiQ + logRest;
      slope.v += q / v - (p * repeats + q) / whole;
    }
    return { value, gradient: [slope.p, slope.q, slope.v] };
  };
}

/**
 * What a customer's next purchase is expected to be worth: equation 5 of the same note, everybody's average and the
 * customer's own, the more of the latter the more purchases there were. Null where there is no average: a customer
 * without repeats under q ≤ 1.
 */
export function expectedValue({ p, q, v }: GammaGamma, { repeats, meanValue }: Spending) {
  const weight = p * repeats + q - 1;
  return weight > 0 ? (p * (v + repeats * meanValue)) / weight : null;
}
