import { existsSync, readFileSync } from "node:fs";

export type Outcome = { passed: number; failed: number };

export const sum = (outcomes: Outcome[]): Outcome =>
  outcomes.reduce(
    (total, { passed, failed }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
    }),
    { passed: 0, failed: 0 },
  );

/** A run that ended badly has failed, even when no single test says so. */
const judged = (passed: number, failed: number, endedWell: boolean): Outcome => ({
  passed,
  failed: endedWell ? failed : Math.max(failed, 1),
});

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** Counts tests; a file that could not even be loaded counts as one that failed. */
export function vitestOutcome(report: string, endedWell: boolean): Outcome {
  if (!existsSync(report)) return judged(0, 0, endedWell);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(
    readFileSync(report, "utf8"),
  ) as VitestReport;
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return judged(numPassedTests, numFailedTests + unloaded.length, endedWell);
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number } };

export function playwrightOutcome(report: string, endedWell: boolean): Outcome {
  if (!existsSync(report)) return judged(0, 0, endedWell);
  const { stats } = JSON.parse(readFileSync(report, "utf8")) as PlaywrightReport;
  return judged(stats.expected, stats.unexpected + stats.flaky, endedWell);
}
