import { audit } from "#app/platform/audit/audit.server.ts";
import { newId } from "#app/platform/id.server.ts";
import {
  insertDecision,
  nextNo,
  selectDecision,
  selectMovesOf,
  selectStanding,
} from "./decision.store.server.ts";
import { type Move, type Register, type Setting, slotOf, valueNow } from "./decision.ts";
import {
  carryOut,
  type Decided,
  type Deciding,
  deciding,
  involved,
} from "./make-decision.server.ts";
import { ending } from "./merge-customers.server.ts";
import { Refused } from "./refused.ts";

export type TakeBack = { decisionId: string; ends: readonly string[]; note: string | null };

/** Takes a decision back, whatever came after it. What came after it stays. */
export const undoDecision = (by: Deciding, input: TakeBack) => answer(by, "undo", input);

/** Lets a decision that was taken back stand again, in its former place. */
export const redoDecision = (by: Deciding, input: TakeBack) => answer(by, "redo", input);

const answer = (
  by: Deciding,
  kind: "undo" | "redo",
  { decisionId, ends, note }: TakeBack,
): Promise<Decided> =>
  deciding<Decided>(by, async (tx) => {
    const about = await selectDecision(tx, decisionId);
    if (!about || about.aboutId) throw new Refused({ ok: false, reason: "not-found" });
    const stands = (await selectStanding(tx, [decisionId])).has(decisionId);
    if (stands !== (kind === "undo")) throw new Refused({ ok: false, reason: "done-already" });

    const made = ending(ends, by.now);
    const decision = { id: newId(), no: await nextNo(tx) };
    await insertDecision(tx, {
      ...{
        ...decision,
        kind,
        aboutId: decisionId,
        note,
        evidence: { kind: about.kind, no: about.no },
      },
      ...{ byId: by.actor.personId, byName: by.actor.name, at: by.now },
      moves: made.map(({ register, subjectId, value }) => ({
        ...{ register, subjectId, aspect: "", before: null, after: value },
      })),
    });
    const moves = about.moves.map(
      (move): Move => ({ ...move, register: move.register as Register }),
    );
    const told = await selectMovesOf(
      tx,
      moves.map(({ subjectId }) => subjectId),
    );
    const settings = moves.map(
      ({ register, subjectId, aspect }): Setting => ({
        ...{ register, subjectId, aspect },
        value: valueNow(told.get(slotOf({ register, subjectId, aspect })) ?? []),
      }),
    );
    const touches = await tx.customerTouch.findMany({
      where: { vendorId: tx.vendorId, decisionId },
      orderBy: { customerId: "asc" },
      select: { customerId: true },
    });
    await carryOut(tx, by, {
      decision,
      settings: [...settings, ...made],
      moves,
      alsoTouched: touches.map(({ customerId }) => customerId),
    });
    const [subject] = [...involved(moves), ...touches.map(({ customerId }) => customerId)];
    const what = { decisionId, no: about.no, kind: about.kind };
    await audit(
      tx,
      by.actor,
      `customer.${kind}`,
      { kind: "customer", id: subject ?? decisionId },
      what,
    );
    return { ok: true, decisionId: decision.id };
  });
