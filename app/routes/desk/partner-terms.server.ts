import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";
import { z } from "zod";

import { EndAgreement, SignAgreement } from "#app/domain/partners/agreement.schema.ts";
import { endAgreement, signAgreement } from "#app/domain/partners/agreements.server.ts";
import { endLink } from "#app/domain/partners/answer-link.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { proposeLink } from "#app/domain/partners/propose-link.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "../form.server.ts";

const refused = (refusal: string) => data({ refusal, lastResult: undefined }, { status: 409 });
const notUnderstood = () => data("Not understood", { status: 400 });
const Id = z.uuid();

/** Whatever is posted to a partner's agreements and links from the desk. */
export async function changePartnerTerms(request: Request, actor: VendorActor, partnerId: string) {
  const partner = await withScope(actor, (tx) => findPartner(tx, partnerId));
  if (!partner) throw data("Not found", { status: 404 });
  const form = await readForm(request);
  const at = now();
  const back = (done: string) => redirect(`/desk/partners/${partnerId}/terms?done=${done}`);

  switch (form.get("intent")) {
    case "sign": {
      const submission = parseWithZod(form, { schema: SignAgreement });
      if (submission.status !== "success") {
        return data({ refusal: undefined, lastResult: submission.reply() }, { status: 400 });
      }
      const signing = await signAgreement(actor, partnerId, submission.value, at);
      if (signing.ok) throw back(submission.value.replacesId ? "renewed" : "signed");
      return refused("That agreement was renewed or ended meanwhile");
    }
    case "end-agreement": {
      const submission = parseWithZod(form, { schema: EndAgreement });
      if (submission.status !== "success") throw notUnderstood();
      const ending = await endAgreement(actor, partnerId, submission.value, at);
      if (ending.ok) throw back("agreement-ended");
      return refused("That agreement was ended meanwhile");
    }
    case "propose-link": {
      const other = Id.safeParse(form.get("other"));
      if (!other.success) return refused("Choose a partner");
      const ends =
        partner.kind === "reseller"
          ? { distributorId: other.data, resellerId: partnerId }
          : { distributorId: partnerId, resellerId: other.data };
      const proposal = await proposeLink(actor, ends, at);
      if (proposal.ok) throw back("proposed");
      return refused(
        proposal.reason === "exists"
          ? "These two are linked already, or were asked"
          : "A link is between a distributor and a reseller",
      );
    }
    case "end-link": {
      const id = Id.safeParse(form.get("linkId"));
      if (!id.success) throw notUnderstood();
      const answer = await endLink(actor, id.data, at);
      if (answer.ok) throw back("link-ended");
      return refused("That link has ended already");
    }
    default:
      throw notUnderstood();
  }
}
