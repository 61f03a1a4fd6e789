import { z } from "zod";

import type { DecisionKind } from "./decision.ts";

const Named = z.object({ id: z.string(), name: z.string() });

const Match = z.object({
  party: z.string(),
  customer: z.string(),
  score: z.number(),
  evidence: z.array(z.object({ key: z.string(), value: z.string(), weight: z.number() })).catch([]),
});

/** What a decision was made on, in the words that stood there then. */
export const DecisionEvidence = z
  .object({
    into: Named,
    from: Named,
    to: Named,
    customer: Named,
    parent: Named.nullable(),
    parties: z.array(z.string()),
    matches: z.array(Match),
    attribute: z.string(),
    value: z.string().nullable(),
  })
  .partial()
  .catch({});
export type DecisionEvidence = z.infer<typeof DecisionEvidence>;

/** A decision as people read it. */
export type ToldDecision = {
  id: string;
  no: number;
  kind: DecisionKind;
  aboutId: string | null;
  note: string | null;
  byName: string;
  at: Date;
  evidence: DecisionEvidence;
  /** What it takes back or makes again. */
  about: { no: number; kind: DecisionKind; evidence: DecisionEvidence } | null;
  /** False once it was taken back. */
  stands: boolean;
};
