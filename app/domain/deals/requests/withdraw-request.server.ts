import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { Stamp } from "../changed.ts";
import { addEvent, changeDeal } from "../deal.store.server.ts";
import type { Moved } from "../refusal.ts";
import { holdRequest } from "./hold-request.server.ts";
import { closeRequest } from "./requests.store.server.ts";

type Withdraw = Stamp & { dealId: string; requestId: string };

/** Takes back what the vendor has not answered yet. */
export function withdrawRequest(actor: PartnerActor, input: Withdraw, now: Date): Promise<Moved> {
  const { dealId, requestId, formId } = input;
  return withScope(actor, async (tx) => {
    const held = await holdRequest(tx, input, now);
    if (!held.ok) return held.answer;
    const { deal, request } = held;

    await closeRequest(tx, requestId, { status: "withdrawn", answeredAt: now });
    const made = await changeDeal(tx, dealId, now, {});
    await addEvent(tx, actor, deal, { kind: "request_withdrawn", at: now, made, formId });
    const { kind } = request;
    await audit(tx, actor, "deal.request_withdrawn", { kind: "deal", id: dealId }, { kind });
    return { ok: true };
  });
}
