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
import type { Spoken } from "#app/domain/exchange/said/say.server.ts";
import { wrongName } from "#app/domain/exchange/said/wrong-name.ts";
import type { SubmissionQuery } from "#app/domain/exchange/submission.schema.ts";
import type { ReversalAsked } from "#app/domain/exchange/submission-page.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "./form.server.ts";
import { sayAbout } from "./submission-saying.server.ts";

const Decision = z.object({ intent: z.enum(["apply", "discard"]), shown: z.string().max(60) });

const words = {
  "not-waiting": "It was decided in the meantime",
  "other-plan": "What it does has changed since it was shown. These are the new figures",
  "open-question": "Say first how it is to be read",
  "not-applied": "It is not applied any more",
  busy: "It is being worked on. Try again in a moment",
  closed: "The books are closed for its days",
};

/** Whatever is posted to the page of a submission. */
export async function actOnSubmission(request: Request, actor: Actor, id: string, base: string) {
  const form = await readForm(request);
  const intent = form.get("intent");
  const done = (what: string) => redirect(`${base}/${id}?done=${what}`);
  const saying = sayAbout(actor, id, form);
  if (saying) return answerTo(await saying, { id, base, form });
  if (intent === "rule") return changeRule(actor, id, form.get("rule"), done);
  if (intent === "reverse") {
    const reversed = await reverseSubmission(actor, id, now());
    if (!reversed.ok) return refused(reversed.reason);
    return done("later" in reversed ? "reversing" : "reverse");
  }
  const decision = Decision.safeParse(Object.fromEntries(form));
  if (!decision.success) throw data("Not understood", { status: 400 });
  const { intent: what, shown } = decision.data;
  const decided = await decideSubmission(actor, id, what, shown, now());
  return decided.ok ? done(what) : refused(decided.reason);
}

const sayings = {
  "not-now": "It is being read or was applied in the meantime",
  "said-since": "Somebody said something about it in the meantime. This is how it stands now",
  "sent-again": "The same file was sent again since, and that one counts",
  "not-understood": "It was not understood",
};

/** The page shows what was typed again where it was not understood. */
function answerTo(
  spoken: Spoken,
  { id, base, form }: { id: string; base: string; form: FormData },
) {
  if (spoken.ok) {
    const { submissionId } = spoken;
    const done = submissionId === id ? "said" : "corrected";
    return redirect(`${base}/${submissionId}?done=${done}`);
  }
  const { reason, why, about } = spoken;
  if (reason === "not-found" || reason === "not-yours") return refused(reason);
  if (reason !== "not-understood") return data({ refused: sayings[reason] }, { status: 409 });
  const typed: Record<string, string> = {};
  for (const [name, value] of form) typed[name] = String(value);
  if (about && why) typed[wrongName(about)] = why;
  return data({ refused: why ?? sayings[reason], typed }, { status: 400 });
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
  const preview = await previewOf(actor, id, now());
  if (preview.ok) return preview;
  if (preview.reason === "not-yours") throw data("Not allowed", { status: 403 });
  return { ok: false, through: preview.reason === "closed" ? preview.through : null };
}
