/** FUZZ_SECONDS=600 looks for as long as that instead of a moment, in every fuzz test. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 1.5);

/** How long a fuzz test may look, for fast-check and for vitest. */
export const fuzzing = {
  run: { interruptAfterTimeLimit: SECONDS * 1_000, numRuns: SECONDS > 2 ? 10_000_000 : 300 },
  test: { timeout: SECONDS * 1_000 + 30_000 },
};
