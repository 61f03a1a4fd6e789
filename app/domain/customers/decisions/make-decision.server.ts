import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { refreshGolden } from "../golden/refresh-golden.server.ts";
import { lockResolution } from "../party.store.server.ts";
import { selectLives } from "./cluster.store.server.ts";
import {
  insertDecision,
  insertTouches,
  nextNo,
  selectMovesOf,
  selectValues,
  writeValues,
} from "./decision.store.server.ts";
import { type DecisionKind, type Move, type Setting, slotOf, valueNow } from "./decision.ts";
import type { Follower } from "./follower.ts";
import { MergedInACircle } from "./pointers.ts";
import { type DecisionRefusal, Refused } from "./refused.ts";
import { settlePointers } from "./settle-pointers.server.ts";

export type Decided = { ok: true; decisionId: string } | DecisionRefusal;

export type Draft = {
  kind: DecisionKind;
  settings: readonly Setting[];
  evidence?: Prisma.InputJsonObject;
  note?: string | null;
  /** Customers whose history tells of it besides those that it names. */
  alsoTouched?: readonly string[];
};

/** Who decides, when, and what comes along. */
export type Deciding = { actor: VendorActor; followers: readonly Follower[]; now: Date };

/**
 * Runs a decision: one transaction in which no other decision is made and no party resolved, so that what it was
 * decided on is what it changes. A refusal leaves everything as it was.
 */
export async function deciding<T>(
  { actor }: Deciding,
  work: (tx: ScopedTx) => Promise<T>,
): Promise<T | DecisionRefusal> {
  try {
    return await withScope(
      actor,
      (tx) =>
        asSystem(tx, actor, async (wide) => {
          await lockResolution(wide);
          return work(wide);
        }),
      // A file that is being resolved may hold it back for a while.
      { timeoutMs: 60_000 },
    );
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    if (error instanceof MergedInACircle || brokeConstraint(error, "customer_in_a_circle")) {
      return { ok: false, reason: "circle" };
    }
    throw error;
  }
}

/** Writes a decision into the log and carries it out. */
export async function record(
  tx: ScopedTx,
  by: Deciding,
  { kind, settings, evidence = {}, note = null, alsoTouched = [] }: Draft,
): Promise<Decided> {
  const before = await selectValues(tx, settings);
  const locked = settings.filter(({ register }) => register === "value");
  const told = await selectMovesOf(
    tx,
    locked.map(({ subjectId }) => subjectId),
    "value",
  );
  const moves = settings.map(({ register, subjectId, aspect = "", value }): Move => {
    const slot = slotOf({ register, subjectId, aspect });
    const was = register === "value" ? valueNow(told.get(slot) ?? []) : before.get(slot);
    return { register, subjectId, aspect, before: was ?? null, after: value };
  });
  const decision = { id: newId(), no: await nextNo(tx) };
  await insertDecision(tx, {
    ...{ ...decision, kind, aboutId: null, note, evidence, moves },
    ...{ byId: by.actor.personId, byName: by.actor.name, at: by.now },
  });
  await carryOut(tx, by, { decision, settings, moves, alsoTouched });
  const [subject] = [...involved(moves), ...alsoTouched];
  await audit(
    tx,
    by.actor,
    `customer.${kind}`,
    { kind: "customer", id: subject ?? decision.id },
    {
      decisionId: decision.id,
      no: decision.no,
    },
  );
  return { ok: true, decisionId: decision.id };
}

/** The customers that moves name. */
export const involved = (moves: readonly Move[]): string[] => [
  ...new Set(
    moves.flatMap(({ register, subjectId, before, after }) => {
      if (register === "proposal" || register === "protection") return [];
      const own = register === "party" || register === "identifier" ? [] : [subjectId];
      const named = register === "value" ? [] : [before, after].filter((id) => id !== null);
      return [...own, ...named];
    }),
  ),
];

type CarriedOut = {
  decision: { id: string; no: number };
  settings: readonly Setting[];
  moves: readonly Move[];
  alsoTouched: readonly string[];
};

/** Sets what was decided, works out where everything points, and brings along what hangs on it. */
export async function carryOut(
  tx: ScopedTx,
  { actor, followers, now }: Deciding,
  { decision, settings, moves, alsoTouched }: CarriedOut,
) {
  // What is taken back may lead from and to where the decision itself never was.
  const held = await selectValues(tx, settings);
  const steps = settings.map(({ register, subjectId, aspect = "", value }): Move => {
    const before = held.get(slotOf({ register, subjectId, aspect })) ?? null;
    return { register, subjectId, aspect, before, after: value };
  });
  const named = [...new Set([...involved(moves), ...involved(steps), ...alsoTouched])];
  const livedBefore = await selectLives(tx, named);
  await writeValues(tx, settings, { name: actor.name, at: now });
  const { lifeOf, partyIds } = await settlePointers(tx, [...named, ...livedBefore.values()]);
  const lives = named.map((id) => lifeOf.get(id) ?? id);
  await insertTouches(tx, decision, [...named, ...livedBefore.values(), ...lives]);
  await refreshGolden(tx, [...livedBefore.values(), ...lives], now);
  const change = { actor, at: now, lifeOf, partyIds, settings };
  for (const follow of followers) {
    const collisions = await follow(tx, change);
    if (collisions.length > 0) throw new Refused({ ok: false, reason: "collides", collisions });
  }
}
