/** From here on Stirling's series holds to the last digit of a double. */
const LARGE = 10;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** lnΓ(x) = (x − ½) ln x − x + ½ ln 2π + stirlingRest(x): Abramowitz & Stegun 6.1.41, for large x. */
function stirlingRest(x: number): number {
  const y = 1 / (x * x);
  const tail = 1 / 1188 - (y * 691) / 360_360;
  return (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * tail)))) / x;
}

/** ln Γ(x) for x > 0. Small x are brought up by Γ(x + 1) = xΓ(x). */
function logGamma(x: number): number {
  let product = 1;
  let large = x;
  for (; large < LARGE; large += 1) product *= large;
  const stirling = (large - 0.5) * Math.log(large) - large + HALF_LOG_TWO_PI + stirlingRest(large);
  return stirling - Math.log(product);
}

/**
 * ln B(x, y) for x, y > 0. Where one of them is large, ln Γ(y) − ln Γ(x + y) is a small difference of huge numbers;
 * it is taken apart so that the huge parts never appear.
 */
export function logBeta(x: number, y: number): number {
  const [small, large] = x < y ? [x, y] : [y, x];
  const sum = small + large;
  if (large < LARGE) return logGamma(small) + logGamma(large) - logGamma(sum);
  const rests = stirlingRest(large) - stirlingRest(sum);
  const shrink = Math.log1p(-small / sum);
  if (small < LARGE) {
    return logGamma(small) + rests + small - small * Math.log(sum) + (large - 0.5) * shrink;
  }
  const log = (small - 0.5) * Math.log(small / sum) - 0.5 * Math.log(large);
  return log + large * shrink + HALF_LOG_TWO_PI + stirlingRest(small) + rests;
}

/** ψ(x), the slope of ln Γ, for x > 0: Abramowitz & Stegun 6.3.5 and 6.3.18. */
export function digamma(x: number): number {
  let below = 0;
  let large = x;
  for (; large < LARGE; large += 1) below += 1 / large;
  const y = 1 / (large * large);
  const tail = 1 / 240 - y * (1 / 132 - (y * 691) / 32_760);
  return (
    Math.log(large) - 0.5 / large - y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * tail))) - below
  );
}
