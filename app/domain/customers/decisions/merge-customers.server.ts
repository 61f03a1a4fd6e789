import type { Setting } from "./decision.ts";
import { liveCustomer } from "./live-customer.server.ts";
import { type Decided, type Deciding, deciding, record } from "./make-decision.server.ts";
import { Refused } from "./refused.ts";

export type Merge = {
  /** Stays, and stands for the other. */
  intoId: string;
  fromId: string;
  /** Protections that end so that others can stay. */
  ends: readonly string[];
  note: string | null;
};

/** Makes two customers one. The one merged keeps its record, and everything that is told of it. */
export const mergeCustomers = (by: Deciding, { intoId, fromId, ends, note }: Merge) =>
  deciding<Decided>(by, async (tx) => {
    if (intoId === fromId) throw new Refused({ ok: false, reason: "same" });
    const into = await liveCustomer(tx, intoId);
    const from = await liveCustomer(tx, fromId);
    return record(tx, by, {
      kind: "merge",
      settings: [{ register: "merged", subjectId: fromId, value: intoId }, ...ending(ends, by.now)],
      evidence: { into, from },
      note,
    });
  });

/** Protections that make room, as part of whatever is decided. */
export const ending = (ends: readonly string[], at: Date): Setting[] =>
  [...new Set(ends)].map((subjectId) => ({
    register: "protection",
    subjectId,
    value: at.toISOString(),
  }));
