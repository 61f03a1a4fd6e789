import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";

import { DraftForm, isBlank } from "#app/domain/deals/drafts/draft.ts";
import { type Saved, saveDraft } from "#app/domain/deals/drafts/save-draft.server.ts";
import type { PrecheckAnswer } from "#app/domain/deals/precheck/precheck.ts";
import { precheckDomain } from "#app/domain/deals/precheck/precheck-domain.server.ts";
import {
  type RegisterDeal,
  registerDealSchema,
} from "#app/domain/deals/register/register-deal.schema.ts";
import type { Registration } from "#app/domain/deals/register/register-deal.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import type { Actor, PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { formatInstant } from "#app/ui/format.ts";

/** What a form to register a deal is answered with, when it is not handed in. */
export type FormAnswer = {
  result: SubmissionResult<string[]>;
  precheck: PrecheckAnswer | null;
};

export type FormOutcome =
  | { done: "registered"; dealId: string }
  | { done: "kept"; draftId: string }
  | { done: "not"; status: number; answer: FormAnswer };

type Register = (deal: RegisterDeal) => Promise<Registration>;

/** Reads the form as a whole registration, and hands it in. */
export async function handIn(
  actor: Actor,
  form: FormData,
  at: Date,
  register: Register,
): Promise<FormOutcome> {
  const { timeZone } = await withScope(actor, findVendor);
  const schema = registerDealSchema(localDay(at, timeZone));
  const submission = parseWithZod(form, { schema });
  if (submission.status !== "success") {
    // Adding and removing a line comes back as well, and is no error.
    return not(submission.reply(), submission.status === "error" ? 400 : 200);
  }
  const registration = await register(submission.value);
  if (!registration.ok) return not(submission.reply(refusal(registration)), 409);
  return { done: "registered", dealId: registration.dealId };
}

const not = (
  result: SubmissionResult<string[]>,
  status: number,
  precheck: PrecheckAnswer | null = null,
): FormOutcome => ({ done: "not", status, answer: { result, precheck } });

const Kept = z.object({
  dealId: z.uuid(),
  version: z.coerce.number().int().min(0).max(1_000_000).catch(0),
});

/** What a partner does with its form short of handing it in: keeping it, or asking about the domain. */
export async function putAside(
  actor: PartnerActor,
  form: FormData,
  at: Date,
): Promise<FormOutcome | null> {
  const intent = form.get("intent");
  if (intent !== "keep" && intent !== "precheck") return null;
  const submission = parseWithZod(form, { schema: DraftForm });
  if (intent === "precheck") {
    const answer = await precheckDomain(actor, String(form.get("domain") ?? ""), at);
    return not(submission.reply(), answer.outcome === "too-many" ? 429 : 200, answer);
  }
  const kept = await keepForm(actor, form, at);
  if (kept.ok) return { done: "kept", draftId: kept.draftId };
  return not(submission.reply({ formErrors: [kept.words] }), 409);
}

type KeptForm =
  | { ok: true; draftId: string; version: number; at: Date }
  /** `final`: trying again changes nothing. */
  | { ok: false; words: string; final: boolean };

/** Keeps a form as a draft of its partner. */
export async function keepForm(actor: PartnerActor, form: FormData, at: Date): Promise<KeptForm> {
  const head = Kept.safeParse(Object.fromEntries(form));
  const typed = parseWithZod(form, { schema: DraftForm });
  if (!head.success || typed.status !== "success") {
    return { ok: false, words: "Open the form anew", final: true };
  }
  const { dealId: draftId, version } = head.data;
  if (version === 0 && isBlank(typed.value)) {
    return { ok: false, words: "Nothing to save yet", final: false };
  }
  const saved = await saveDraft(actor, { draftId, version, form: typed.value }, at);
  if (saved.ok) return { ok: true, draftId, version: saved.version, at: saved.at };
  const { timeZone } = await withScope(actor, findVendor);
  return { ok: false, words: notKept(saved, timeZone, at), final: saved.reason !== "too-many" };
}

function notKept(saved: Extract<Saved, { ok: false }>, timeZone: string, at: Date): string {
  switch (saved.reason) {
    case "changed":
      return `Not saved: ${saved.by} changed this draft on ${formatInstant(saved.at, timeZone, undefined, at)}. Open it anew`;
    case "gone":
      return "Not saved: this draft was registered or discarded meanwhile";
    case "too-many":
      return "Not saved: there are too many drafts. Discard some first";
  }
}

/** Why a registration was not taken, beside the fields it is about. */
export function refusal(registration: Extract<Registration, { ok: false }>) {
  if (registration.reason === "no-price") {
    const places = registration.lines.map((place) => [
      `lines[${place}].productId`,
      ["Not on sale in this currency; choose another part"],
    ]);
    return { fieldErrors: Object.fromEntries(places) };
  }
  const { programName, words } = registration;
  return { formErrors: words.map((why) => (programName ? `${programName}: ${why}` : why)) };
}
