import { data } from "@remix-run/node";
import { z } from "zod";

import { accountsFollow } from "#app/domain/accounts/follow-customers.server.ts";
import type { Decided, Deciding } from "#app/domain/customers/decisions/make-decision.server.ts";
import type { Collision } from "#app/domain/customers/decisions/refused.ts";
import {
  redoDecision,
  undoDecision,
} from "#app/domain/customers/decisions/undo-decision.server.ts";
import { refusalWords } from "#app/domain/customers/ui/decisions/refusal-words.ts";
import { dealsFollow } from "#app/domain/deals/follow/follow-customers.server.ts";
import { echoesFollow } from "#app/domain/revenue/echoes-after-decisions.server.ts";
import { outcomesFollow } from "#app/domain/revenue/outcome/work-out-outcomes.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";

/** Whatever hangs on customers in a later room comes along with every decision. */
export const deciding = (actor: VendorActor): Deciding => ({
  actor,
  followers: [dealsFollow, echoesFollow, outcomesFollow, accountsFollow],
  now: now(),
});

/** What a page says of a decision that was not made. */
export type DecisionProblem = { problem: string; collisions: Collision[] };

/** The id of the decision, or the answer that says why there is none. */
export function decisionOr404(decided: Decided) {
  if (decided.ok) return { decisionId: decided.decisionId, refused: null };
  if (decided.reason === "not-found") throw data("Not found", { status: 404 });
  const collisions = decided.reason === "collides" ? decided.collisions : [];
  const problem: DecisionProblem = { problem: refusalWords[decided.reason], collisions };
  return { decisionId: null, refused: data(problem, { status: 409 }) };
}

export const misunderstood = () => data("Not understood", { status: 400 });

/** A field that names something by its id. */
export function idIn(form: FormData, name: string): string {
  const id = z.uuid().safeParse(form.get(name));
  if (!id.success) throw misunderstood();
  return id.data;
}

export function idsIn(form: FormData, name: string): string[] {
  const ids = z.array(z.uuid()).max(1_000).safeParse(form.getAll(name));
  if (!ids.success) throw misunderstood();
  return ids.data;
}

/** Of every collision the sides that do not stay. */
export function endsIn(form: FormData): string[] {
  const kept = new Set(
    [...form].flatMap(([name, value]) => (name.startsWith("keep-") ? [String(value)] : [])),
  );
  return idsIn(form, "side").filter((id) => !kept.has(id));
}

export function noteIn(form: FormData): string | null {
  const note = z
    .string()
    .trim()
    .max(1_000)
    .safeParse(form.get("note") ?? "");
  if (!note.success) throw misunderstood();
  return note.data || null;
}

/** Takes back or makes again what the form names; null when it asks for something else. */
export async function takeBack(actor: VendorActor, form: FormData): Promise<Decided | null> {
  const intent = form.get("intent");
  if (intent !== "undo" && intent !== "redo") return null;
  const input = { decisionId: idIn(form, "decisionId"), ends: endsIn(form), note: noteIn(form) };
  return intent === "undo"
    ? undoDecision(deciding(actor), input)
    : redoDecision(deciding(actor), input);
}
