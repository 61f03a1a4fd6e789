import { setImmediate as turn } from "node:timers/promises";

/** Long work in steps of a few milliseconds each. */
export type Steps<Result> = Generator<void, Result, void>;

/** Does it at once. */
export function toItsEnd<Result>(work: Steps<Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Does it with a turn for everything else after each step, so that a process that has other work is not held up. */
export async function inTurns<Result>(work: Steps<Result>): Promise<Result> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await turn();
  }
}
