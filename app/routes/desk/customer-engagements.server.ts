import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";

import { endEngagement } from "#app/domain/deals/engagements/end-engagement.server.ts";
import { engageDirectly } from "#app/domain/deals/engagements/engage-directly.server.ts";
import { EndEngagement, EngageDirectly } from "#app/domain/deals/engagements/engagement.schema.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";

import { readForm } from "../form.server.ts";

const refused = (refusal: string) => data({ refusal, lastResult: undefined }, { status: 409 });

/** Whatever is posted to a customer's engagements of the own sales. */
export async function changeEngagements(request: Request, actor: VendorActor, customerId: string) {
  const form = await readForm(request);
  const back = (done: string) => redirect(`/desk/customers/${customerId}?done=${done}`);
  if (form.get("intent") === "engage") {
    const submission = parseWithZod(form, { schema: EngageDirectly });
    if (submission.status !== "success") {
      return data({ refusal: undefined, lastResult: submission.reply() }, { status: 400 });
    }
    const engaged = await engageDirectly(actor, customerId, submission.value, now());
    if (engaged.ok) throw back("engaged");
    if (engaged.reason === "not-found") throw data("Not found", { status: 404 });
    return refused("That family is not there any more");
  }
  if (form.get("intent") === "end-engagement") {
    const submission = parseWithZod(form, { schema: EndEngagement });
    if (submission.status !== "success") throw data("Not understood", { status: 400 });
    const { engagementId } = submission.value;
    const ended = await endEngagement(actor, customerId, engagementId, now());
    if (ended.ok) throw back("engagement-ended");
    return refused("That engagement has ended already");
  }
  throw data("Not understood", { status: 400 });
}
