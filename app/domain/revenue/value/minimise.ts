import { type Steps, toItsEnd } from "./steps.ts";

/** A function's value at a point and its slope along each axis. */
export type Slope = { value: number; gradient: readonly number[] };

export type Minimum = {
  at: readonly number[];
  value: number;
  /** False where the search ended on a slope: the point is no minimum. */
  settled: boolean;
};

const MOST_STEPS = 300;
const FLAT = 1e-9;
const NEARLY_FLAT = 1e-5;
const LONGEST_STEP = 2;
const ENOUGH = 1e-4;
/** Values nearer to each other than this share of them differ by their rounding alone. */
const ROUNDING = 1e-15;

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
const steepest = (gradient: readonly number[]) => Math.max(...gradient.map(Math.abs));

/**
 * The lowest point near a start, by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno with a
 * backtracking line search (Nocedal & Wright, Numerical Optimization, algorithm 6.1). The same start gives the same
 * answer.
 */
export const minimise = (of: (at: readonly number[]) => Slope, start: readonly number[]): Minimum =>
  toItsEnd(minimising(of, start));

/** The same step by step, one each time that it is gone on with. */
export function* minimising(
  of: (at: readonly number[]) => Slope,
  start: readonly number[],
): Steps<Minimum> {
  let at = start;
  let here = of(at);
  let inverse = identity(start.length, 1);
  let learnt = false;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (steepest(here.gradient) < FLAT) return { at, value: here.value, settled: true };
    const found = yield* descend(of, at, here, inverse);
    if (!found) {
      if (!learnt || steepest(here.gradient) < NEARLY_FLAT) break;
      // What was learnt of the curvature led nowhere: begin anew from the slope alone.
      inverse = identity(start.length, 1);
      learnt = false;
      continue;
    }
    const moved = found.at.map((value, axis) => value - (at[axis] ?? 0));
    const bent = found.slope.gradient.map((value, axis) => value - (here.gradient[axis] ?? 0));
    const curvature = dot(moved, bent);
    if (curvature > 0) {
      if (!learnt) inverse = identity(start.length, curvature / dot(bent, bent));
      inverse = updated(inverse, moved, bent, curvature);
      learnt = true;
    }
    at = found.at;
    here = found.slope;
  }
  return { at, value: here.value, settled: steepest(here.gradient) < NEARLY_FLAT };
}

type Matrix = readonly (readonly number[])[];

const identity = (size: number, scale: number): Matrix =>
  Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (row === column ? scale : 0)),
  );

/** A step downhill that pays, halved until it does; null where none does. */
function* descend(
  of: (at: readonly number[]) => Slope,
  at: readonly number[],
  here: Slope,
  inverse: Matrix,
): Steps<{ at: number[]; slope: Slope } | null> {
  const wanted = inverse.map((row) => -dot(row, here.gradient));
  const shrink = Math.min(1, LONGEST_STEP / steepest(wanted));
  const direction = wanted.map((value) => value * shrink);
  const fall = dot(direction, here.gradient);
  if (!(fall < 0)) return null;
  for (let length = 1; length > 1e-9; length /= 2) {
    const next = at.map((value, axis) => value + length * (direction[axis] ?? 0));
    const slope = of(next);
    yield;
    const enough = here.value + ENOUGH * length * fall + ROUNDING * Math.abs(here.value);
    if (slope.value <= enough) return { at: next, slope };
  }
  return null;
}

/** The inverse of the curvature, with what one more step has shown of it. */
function updated(
  inverse: Matrix,
  moved: readonly number[],
  bent: readonly number[],
  curvature: number,
): Matrix {
  const turned = inverse.map((row) => dot(row, bent));
  const scale = (1 + dot(bent, turned) / curvature) / curvature;
  return inverse.map((row, i) =>
    row.map(
      (value, j) =>
        value +
        scale * (moved[i] ?? 0) * (moved[j] ?? 0) -
        ((turned[i] ?? 0) * (moved[j] ?? 0) + (moved[i] ?? 0) * (turned[j] ?? 0)) / curvature,
    ),
  );
}
