import { z } from "zod";

import type { Difference } from "./preview-rule-version.server.ts";

const Verdict = z.enum(["automatic", "workbench", "none"]);
const OutcomeOnRecord = z.object({
  verdict: Verdict,
  customerId: z.string().nullable(),
  probability: z.number(),
});

/** How far a rule version was tried on a vendor's parties, and what it would change. */
export const Trial = z.object({
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** Against which version it was tried. */
  against: z.number(),
  total: z.number(),
  looked: z.number(),
  /** The last party that was looked at. */
  after: z.string().nullable(),
  changes: z.array(z.object({ from: Verdict, to: Verdict, parties: z.number() })),
  examples: z.array(
    z.object({
      ...{ partyId: z.string(), name: z.string(), customerId: z.string() },
      ...{ today: OutcomeOnRecord, later: OutcomeOnRecord },
    }),
  ),
});
export type Trial = z.infer<typeof Trial>;

export const beginTrial = (total: number, against: number, at: Date): Trial => ({
  ...{ startedAt: at.toISOString(), finishedAt: null, against, total },
  ...{ looked: 0, after: null, changes: [], examples: [] },
});

/** As many of each change are shown. */
const EXAMPLES = 4;

/** A trial with what came of some more parties. */
export function addToTrial(
  trial: Trial,
  some: { looked: number; differences: readonly Difference[]; next: string | null },
): Trial {
  const changes = trial.changes.map((change) => ({ ...change }));
  const examples = [...trial.examples];
  for (const { partyId, name, customerId, now: today, then: later } of some.differences) {
    const [from, to] = [today.verdict, later.verdict];
    const known = changes.find((change) => change.from === from && change.to === to);
    if (known) known.parties += 1;
    else changes.push({ from, to, parties: 1 });
    if (examplesOf({ examples }, { from, to }).length < EXAMPLES) {
      examples.push({ partyId, name, customerId, today, later });
    }
  }
  return { ...trial, looked: trial.looked + some.looked, after: some.next, changes, examples };
}

type Change = Pick<Trial["changes"][number], "from" | "to">;

/** Some parties of which a change is true. */
export const examplesOf = ({ examples }: Pick<Trial, "examples">, { from, to }: Change) =>
  examples.filter(({ today, later }) => today.verdict === from && later.verdict === to);
