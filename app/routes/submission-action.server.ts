import { data, redirect } from "@remix-run/node";
import { z } from "zod";

import { findSubmission } from "#app/domain/exchange/find-submission.server.ts";
import { decideSubmission, mayTend } from "#app/domain/exchange/life/decide-submission.server.ts";
import { setRule } from "#app/domain/exchange/life/intake-setting.server.ts";
import { intakeRules } from "#app/domain/exchange/life/plan.ts";
import {
  previewOf,
  reverseSubmission,
} from "#app/domain/exchange/life/reverse-submission.server.ts";
import type { SubmissionQuery } from "#app/domain/exchange/submission.schema.ts";
import type { ReversalAsked } from "#app/domain/exchange/submission-page.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "./form.server.ts";

const Decision = z.object({ intent: z.enum(["apply", "discard"]), shown: z.string().max(60) });

const words = {
  "not-waiting": "It was decided in the meantime",
  "other-plan": "What it does has changed since it was shown. These are the new figures",
  "not-applied": "It is not applied any more",
  busy: "It is being worked on. Try again in a moment",
  closed: "The books are closed for its days",
};

/** Whatever is posted to the page of a submission. */
export async function actOnSubmission(request: Request, actor: Actor, id: string, base: string) {
  const form = await readForm(request);
  const intent = form.get("intent");
  const done = (what: string) => redirect(`${base}/${id}?done=${what}`);
  if (intent === "rule") return changeRule(actor, id, form.get("rule"), done);
  if (intent === "reverse") {
    const reversed = await reverseSubmission(actor, id, now());
    return reversed.ok ? done("reverse") : refused(reversed.reason);
  }
  const decision = Decision.safeParse(Object.fromEntries(form));
  if (!decision.success) throw data("Not understood", { status: 400 });
  const { intent: what, shown } = decision.data;
  const decided = await decideSubmission(actor, id, what, shown, now());
  return decided.ok ? done(what) : refused(decided.reason);
}

function refused(reason: keyof typeof words | "not-found" | "not-yours") {
  if (reason === "not-found") throw data("Not found", { status: 404 });
  if (reason === "not-yours") throw data("Not allowed", { status: 403 });
  return data({ refused: words[reason] }, { status: 409 });
}

async function changeRule(
  actor: Actor,
  id: string,
  wanted: FormDataEntryValue | null,
  done: (what: string) => Response,
) {
  const rule = z.enum(intakeRules).safeParse(wanted);
  if (!rule.success) throw data("Not understood", { status: 400 });
  if (actor.audience !== "vendor" || !mayTend(actor)) throw data("Not allowed", { status: 403 });
  const submission = await findSubmission(actor, id);
  if (!submission) throw data("Not found", { status: 404 });
  await withScope(actor, (tx) => setRule(tx, actor, submission, rule.data));
  return done("rule");
}

/** What taking a file back does, when that is asked. */
export async function reversalAsked(
  actor: Actor,
  id: string,
  query: SubmissionQuery,
): Promise<ReversalAsked | null> {
  if (!query.reverse) return null;
  const preview = await previewOf(actor, id);
  if (preview.ok) return preview;
  if (preview.reason === "not-yours") throw data("Not allowed", { status: 403 });
  return { ok: false, through: preview.reason === "closed" ? preview.through : null };
}
