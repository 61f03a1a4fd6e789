import { type BuyingPattern, bgNbdLikelihood } from "./bg-nbd-likelihood.ts";
import { FEWEST_WHO_RETURNED } from "./fewest.ts";
import { fitByLikelihood } from "./fit.ts";
import { scaledHypergeometric } from "./hypergeometric.ts";
import { inOrder } from "./in-order.ts";
import { type Steps, toItsEnd } from "./steps.ts";

/** Purchase rates are gamma distributed with shape r and rate α a week; the chance to stop after a purchase is beta. */
export type BgNbd = { r: number; alpha: number; a: number; b: number };
export type Buying = Pick<BuyingPattern, "repeats" | "recency" | "age">;

export type BgNbdFit =
  | { ok: true; model: BgNbd; open: (keyof BgNbd)[]; logLikelihood: number }
  | { ok: false; reason: "no-customers" | "no-repeats" | "too-few" | "not-settled" };

const names = ["r", "alpha", "a", "b"] as const;

/** The model under which these purchases are most likely. The order of the patterns does not matter. */
export const fitBgNbd = (patterns: readonly BuyingPattern[]): BgNbdFit =>
  toItsEnd(fittingBgNbd(patterns));

/** The same in steps. */
export function* fittingBgNbd(unordered: readonly BuyingPattern[]): Steps<BgNbdFit> {
  const patterns = yield* inOrder(
    unordered,
    (one, other) => one.recency - other.recency || one.age - other.age,
  );
  const total = (of: (pattern: BuyingPattern) => number) =>
    patterns.reduce((sum, pattern) => sum + pattern.customers * of(pattern), 0);
  const everybody = total(() => 1);
  if (everybody === 0) return { ok: false, reason: "no-customers" };
  const returned = total(({ repeats }) => Number(repeats > 0));
  if (returned === 0) return { ok: false, reason: "no-repeats" };
  if (returned < FEWEST_WHO_RETURNED) return { ok: false, reason: "too-few" };

  // Repeats within the weeks of those who came back: faster than everybody, slower than nobody.
  const pace = total(({ repeats }) => repeats) / total(({ age }) => age);
  const starts = [0.3, 1, 3].flatMap((r) =>
    [
      [0.2, 4],
      [0.8, 2.5],
      [1, 1],
    ].map((dropout) => [r, (0.7 * r) / pace, ...dropout]),
  );
  const scales = [1, 1 / pace, 1, 1];
  const likelihood = bgNbdLikelihood(patterns);
  const fitted = yield* fitByLikelihood(likelihood, everybody, scales, starts);
  if (!fitted) return { ok: false, reason: "not-settled" };
  const [r = 0, alpha = 0, a = 0, b = 0] = fitted.parameters;
  return {
    ok: true,
    model: { r, alpha, a, b },
    open: names.filter((_, at) => fitted.open[at]),
    logLikelihood: fitted.logLikelihood,
  };
}

/**
 * How likely a customer still buys: Fader & Hardie (2008), Computing P(alive) Using the BG/NBD Model. In this model
 * nobody stops before a repeat purchase, so who bought once is active for certain.
 */
export function probabilityActive({ r, alpha, a, b }: BgNbd, buying: Buying): number {
  const { repeats, recency, age } = buying;
  if (repeats === 0) return 1;
  const odds = (r + repeats) * (Math.log(alpha + age) - Math.log(alpha + recency));
  return 1 / (1 + Math.exp(Math.log(a / (b + repeats - 1)) + odds));
}

/** Purchases expected in so many weeks from now: Fader, Hardie & Lee (2005), equation 10. */
export function expectedPurchases(model: BgNbd, buying: Buying, weeks: number): number {
  return probabilityActive(model, buying) * purchasesIfActive(model, buying, weeks);
}

/** How near to a gap equation 10 is no longer used as it stands, and how far from it instead. */
const NEAR = 5e-4;
const STEP = 2e-3;

/**
 * The same for a customer who is active for certain; it depends on repeats and age alone. Equation 10 has gaps at
 * a = 1 and at a + b + x = 1, where it divides nothing by nothing; the value there is read from both sides.
 */
export function purchasesIfActive(
  model: BgNbd,
  { repeats, age }: Pick<Buying, "repeats" | "age">,
  weeks: number,
): number {
  const { r, alpha, a, b } = model;
  const z = weeks / (alpha + age + weeks);
  const withDropout = (a: number) => {
    const c = a + b + repeats - 1;
    return (c / (a - 1)) * (1 - scaledHypergeometric(r + repeats, b + repeats, c, z));
  };
  const gap = Math.min(Math.abs(a - 1), Math.abs(a + b + repeats - 1));
  if (gap > NEAR) return withDropout(a);
  const near = withDropout(a - STEP) + withDropout(a + STEP);
  const far = withDropout(a - 2 * STEP) + withDropout(a + 2 * STEP);
  return (4 * near - far) / 6;
}
