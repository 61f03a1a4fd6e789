const NEGLIGIBLE = 1e-17;
const HUGE = 1e200;

/**
 * (1 − z)^a · ₂F₁(a, b; c; z) for 0 ≤ z < 1 and a, b > 0: the product in which Gauss's series appears in forecasts. The
 * product stays near one where each factor alone leaves the range of a number.
 *
 * There are two ways to it, by Euler's transformation (Abramowitz & Stegun 15.3.3). The transformed series is the
 * shorter one, and its terms after the first have one sign where c ≥ a. Elsewhere they alternate, and would cancel; the
 * terms of the series as it stands never do.
 */
export function scaledHypergeometric(a: number, b: number, c: number, z: number): number {
  if (z === 0) return 1;
  return c >= a ? powerTimesSeries(c - b, c - a, c - b, c, z) : powerTimesSeries(a, a, b, c, z);
}

/** (1 − z)^power · ₂F₁(a, b; c; z), summed term by term (15.1.1). */
function powerTimesSeries(power: number, a: number, b: number, c: number, z: number): number {
  let sum = 1;
  let term = 1;
  let logScale = power * Math.log1p(-z);
  for (let n = 0; ; n += 1) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    term *= ratio;
    sum += term;
    // Terms grow before they shrink where a or b is large: a small term ends the sum only on the way down.
    if (Math.abs(term) <= NEGLIGIBLE * Math.abs(sum) * (1 - z) && Math.abs(ratio) < 1) break;
    if (Math.abs(sum) < HUGE) continue;
    sum /= HUGE;
    term /= HUGE;
    logScale += Math.log(HUGE);
  }
  return Math.sign(sum) * Math.exp(logScale + Math.log(Math.abs(sum)));
}
