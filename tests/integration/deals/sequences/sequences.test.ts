import fc from "fast-check";
import { expect, test } from "vitest";

import { sequence } from "./deeds.ts";
import { play } from "./play.ts";

/**
 * Random people do random things with deals, now and then at the same instant, while time goes on. After each of them
 * all that must hold is looked at (history-rules, protection-rules, notice-rules, disclosure-rules).
 *
 * SEQUENCES=200 plays that many sequences of full length for as long as it takes; SEED=1234 plays those of a seed
 * again. What fails is made shorter and told line by line.
 */
const wanted = Number(process.env.SEQUENCES ?? 0);
const seed = Number(process.env.SEED ?? 0) || Date.now() % 2 ** 31;
const MOST_SCENES = wanted > 0 ? 60 : 30;
const SECONDS = wanted > 0 ? Number(process.env.FOR_SECONDS ?? 420) : 6;

test("no sequence of deeds leads past the rules", { timeout: (SECONDS + 60) * 1_000 }, async () => {
  const lines: string[] = [];
  const rules = fc.asyncProperty(sequence(MOST_SCENES), async (played) => {
    lines.push(...(await play(played)));
  });
  const result = await fc.check(rules, {
    ...{ seed, numRuns: wanted || 12 },
    interruptAfterTimeLimit: SECONDS * 1_000,
  });
  const { failed, counterexample, numRuns, errorInstance } = result;
  if (wanted > 0) process.stderr.write(`seed ${seed}: ${numRuns} sequences\n${tally(lines)}\n`);
  const words = errorInstance instanceof Error ? errorInstance.message : "";
  expect(failed && counterexample ? `seed ${seed}\n${words}` : "").toBe("");
});

/** How often each deed was done, and what came of it. */
function tally(lines: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const [, deed, came] = /Z \w+: ([^,]+),.* -> (.*)$/.exec(line) ?? [];
    for (const each of came?.split(", ") ?? []) {
      counts.set(`${deed} ${each}`, (counts.get(`${deed} ${each}`) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([what, count]) => `${what} ${count}`)
    .sort()
    .join("\n");
}
