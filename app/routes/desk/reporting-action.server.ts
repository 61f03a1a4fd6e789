import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";

import {
  AgreeReporting,
  EndReporting,
} from "#app/domain/exchange/calendar/agree-reporting.schema.ts";
import {
  agreeReporting,
  endReporting,
} from "#app/domain/exchange/calendar/agree-reporting.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";

import { readForm } from "../form.server.ts";

const refused = (refusal: string) => data({ refusal, lastResult: undefined }, { status: 409 });
const notFound = () => data("Not found", { status: 404 });
const notUnderstood = () => data("Not understood", { status: 400 });

/** Whatever is posted to a partner's calendar from the desk. */
export async function changeReporting(request: Request, actor: VendorActor, partnerId: string) {
  const form = await readForm(request);
  const back = (done: string, kind: string) =>
    redirect(`/desk/reporting/${partnerId}?done=${done}&kind=${kind}`);
  if (form.get("intent") === "agree") {
    const submission = parseWithZod(form, { schema: AgreeReporting });
    if (submission.status !== "success") {
      return data({ refusal: undefined, lastResult: submission.reply() }, { status: 400 });
    }
    const { from, kind } = submission.value;
    const agreed = await agreeReporting(actor, partnerId, submission.value, now());
    if (agreed.ok) throw back(agreed.from > from ? "later" : "agreed", kind);
    if (agreed.reason === "not-found") throw notFound();
    if (agreed.reason === "in-the-past") {
      const lastResult = submission.reply({
        fieldErrors: { from: ["Choose today or a day to come: the past stays as it was agreed"] },
      });
      return data({ refusal: undefined, lastResult }, { status: 400 });
    }
    return refused("A partner of this kind does not report that");
  }
  if (form.get("intent") === "end") {
    const submission = parseWithZod(form, { schema: EndReporting });
    if (submission.status !== "success") throw notUnderstood();
    const ended = await endReporting(actor, partnerId, submission.value.kind, now());
    if (ended.ok) throw back("ended", submission.value.kind);
    if (ended.reason === "not-found") throw notFound();
    return refused("That report was ended meanwhile");
  }
  throw notUnderstood();
}
