import { minimising, type Slope } from "./minimise.ts";
import type { Steps } from "./steps.ts";

/** A log-likelihood and its slope along each parameter. */
export type Likelihood = (parameters: readonly number[]) => Slope;

export type Fitted = {
  parameters: readonly number[];
  /** Which of the parameters ran to an end of what is searched: the data do not say where it lies. */
  open: readonly boolean[];
  logLikelihood: number;
};

/** Parameters are searched between e^-10 and e^10 times their scale. */
const REACH = 10;
const OPEN_FROM = 7;

/**
 * The positive parameters under which what was seen is most likely. Each is searched as the logarithm of its ratio to
 * a scale, bent smoothly at both ends, so that a likelihood that rises for ever still comes to rest; null where the
 * search did not.
 */
export function* fitByLikelihood(
  likelihood: Likelihood,
  observations: number,
  scales: readonly number[],
  starts: readonly (readonly number[])[],
): Steps<Fitted | null> {
  const parametersAt = (at: readonly number[]) =>
    at.map((value, axis) => (scales[axis] ?? 1) * Math.exp(REACH * Math.tanh(value / REACH)));
  const cost = (at: readonly number[]): Slope => {
    const parameters = parametersAt(at);
    const { value, gradient } = likelihood(parameters);
    return {
      value: -value / observations,
      gradient: gradient.map((slope, axis) => {
        const straightness = 1 - Math.tanh((at[axis] ?? 0) / REACH) ** 2;
        return (-slope * (parameters[axis] ?? 0) * straightness) / observations;
      }),
    };
  };
  const places = starts.map((start) =>
    start.map((value, axis) => REACH * Math.atanh(Math.log(value / (scales[axis] ?? 1)) / REACH)),
  );
  const costs: number[] = [];
  for (const place of places) {
    costs.push(cost(place).value);
    yield;
  }
  const best = places[costs.indexOf(Math.min(...costs))];
  const found = best && (yield* minimising(cost, best));
  if (!found?.settled) return null;
  const open = found.at.map((value) => Math.abs(REACH * Math.tanh(value / REACH)) > OPEN_FROM);
  return { parameters: parametersAt(found.at), open, logLikelihood: -found.value * observations };
}
