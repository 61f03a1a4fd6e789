import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import type { Stamp } from "../changed.ts";
import { addEvent, changeDeal, type LockedDeal } from "../deal.store.server.ts";
import type { Moved, notFound, wrongState } from "../refusal.ts";
import { tellPartner } from "../tell.server.ts";
import type { TermsRefused } from "../terms/terms-refused.ts";
import { requestAnsweredLetter } from "../ui/request-letters.ts";
import type { DealRequest } from "./deal-request.ts";
import { grantAmendment } from "./grant-amendment.server.ts";
import { grantExtension } from "./grant-extension.server.ts";
import { type Granted, type Held, HeldByOthers } from "./granted.server.ts";
import { holdRequest } from "./hold-request.server.ts";
import { closeRequest } from "./requests.store.server.ts";

type Answer = Stamp & { dealId: string; requestId: string; grant: boolean; note: string | null };

export type RequestAnswered = Moved | TermsRefused | Held;

const kinds = {
  extension: { granted: "extended", refused: "extension_refused" },
  amendment: { granted: "amendment_granted", refused: "amendment_refused" },
} as const;

/** Grants or refuses what a partner asked for. */
export async function answerDealRequest(
  actor: VendorActor,
  input: Answer,
  now: Date,
): Promise<RequestAnswered> {
  try {
    return await withScope(actor, (tx) => answer(tx, actor, input, now));
  } catch (error) {
    if (error instanceof HeldByOthers) return { ok: false, reason: "held", taken: error.taken };
    // Somebody else's protection came in between; the constraint saw it, and nothing of this was kept.
    if (!brokeConstraint(error, "protection_one_at_a_time")) throw error;
    return { ok: false, reason: "held", taken: [] };
  }
}

async function answer(
  tx: ScopedTx,
  actor: VendorActor,
  input: Answer,
  now: Date,
): Promise<RequestAnswered> {
  const { dealId, requestId, grant, note, formId } = input;
  const held = await holdRequest(tx, input, now);
  if (!held.ok) return held.answer;
  const { deal, request } = held;

  const outcome = grant
    ? await give(tx, actor, deal, request, now)
    : { ok: true as const, ...(await kept(tx, deal, now)) };
  if (!outcome.ok) return outcome;
  const { made, protectedUntil } = outcome;
  const status = grant ? "granted" : "refused";
  await closeRequest(tx, requestId, {
    ...{ status, answeredAt: now, answererName: actor.name, answerNote: note },
  });
  const { kind } = request;
  await addEvent(tx, actor, deal, { kind: kinds[kind][status], at: now, note, made, formId });
  const subject = { kind: "deal", id: dealId };
  await audit(tx, actor, `deal.${kinds[kind][status]}`, subject, { request: requestId });
  const { timeZone } = await findVendor(tx);
  const letter = requestAnsweredLetter(
    { ...deal, kind, granted: grant, note, protectedUntil },
    timeZone,
  );
  await tellPartner(tx, actor, deal, letter);
  return { ok: true };
}

async function kept(tx: ScopedTx, { id, protectedUntil }: LockedDeal, now: Date) {
  return { made: await changeDeal(tx, id, now, {}), protectedUntil };
}

function give(
  tx: ScopedTx,
  actor: VendorActor,
  deal: LockedDeal,
  request: DealRequest,
  now: Date,
): Promise<Granted | typeof wrongState | typeof notFound> {
  return request.kind === "extension"
    ? grantExtension(tx, deal, request, now)
    : grantAmendment(tx, actor, deal, request, now);
}
