import type { BgNbd } from "#app/domain/revenue/value/bg-nbd.ts";
import type { GammaGamma } from "#app/domain/revenue/value/gamma-gamma.ts";

import { seeded } from "./seeded-numbers.ts";

/** Draws from the distributions of the lifetime models; the same seed draws the same. */
export function draws(seed: number) {
  const { int } = seeded(seed);
  // Two draws, so that a number has all its digits and is neither 0 nor 1.
  const uniform = () => (int(2 ** 26) * 2 ** 26 + int(2 ** 26) + 0.5) / 2 ** 52;
  const exponential = (rate: number) => -Math.log(uniform()) / rate;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  /** Marsaglia & Tsang (2000), A Simple Method for Generating Gamma Variables. */
  const gamma = (shape: number, rate: number): number => {
    if (shape < 1) return gamma(shape + 1, rate) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return (d * v) / rate;
      }
    }
  };
  const beta = (a: number, b: number) => {
    const x = gamma(a, 1);
    return x / (x + gamma(b, 1));
  };
  return { uniform, exponential, gamma, beta };
}

type Draws = ReturnType<typeof draws>;

/** When a customer buys again and stops, in weeks after the first purchase, as BG/NBD tells the story. */
export function repeatsOf({ r, alpha, a, b }: BgNbd, weeks: number, drawn: Draws) {
  const rate = drawn.gamma(r, alpha);
  const chanceToStop = drawn.beta(a, b);
  const times: number[] = [];
  let at = 0;
  for (;;) {
    at += drawn.exponential(rate);
    if (at > weeks) return { times, stoppedAt: Number.POSITIVE_INFINITY };
    times.push(at);
    if (drawn.uniform() < chanceToStop) return { times, stoppedAt: at };
  }
}

/** The average of so many purchases' values, as Gamma-Gamma tells the story. */
export function meanValueOf({ p, q, v }: GammaGamma, repeats: number, drawn: Draws): number {
  return drawn.gamma(p * repeats, drawn.gamma(q, v) * repeats);
}
