import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { renewMailbox } from "#app/domain/deals/mail-in/mailbox.server.ts";
import { MailboxSection } from "#app/domain/deals/ui/register/mailbox-section.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { limit } from "#app/domain/identity/sign-in/limit.server.ts";
import { agreementsOf } from "#app/domain/partners/agreements.server.ts";
import {
  acceptLink,
  endLink,
  type LinkAnswer,
  showDeals,
} from "#app/domain/partners/answer-link.server.ts";
import { partnerRecord } from "#app/domain/partners/edit-partner.server.ts";
import { endOf } from "#app/domain/partners/link.ts";
import { distributorsToAsk, ownLinks } from "#app/domain/partners/links.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { proposeOwnLink } from "#app/domain/partners/propose-link.server.ts";
import { CompanyPage } from "#app/domain/partners/ui/company-page.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { whoLooksAfter } from "#app/domain/partners/who-looks-after.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { tooMany } from "../browser.server.ts";
import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { ownMailbox } from "./mailbox.server.ts";

export const handle = { crumb: "Company" };
export const meta: MetaFunction = () => [{ title: "Company · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "company:read");
  const { partnerId } = actor;
  const end = endOf(actor.partnerKind);
  return withScope(actor, async (tx) => {
    const partner = await findPartner(tx, partnerId);
    const found = await partnerRecord(tx, partnerId);
    if (!partner || !found) throw data("Not found", { status: 404 });
    const vendor = await findVendor(tx);
    return {
      vendorName: vendor.name,
      partner,
      record: found.record,
      managerName: await whoLooksAfter(tx, actor),
      today: localDay(now(), vendor.timeZone),
      agreements: await agreementsOf(tx, partnerId),
      links: await ownLinks(tx, actor),
      end,
      choices: end === "reseller" ? await distributorsToAsk(tx, actor) : null,
      mayManage: can(actor, "company:manage"),
      mailbox: await ownMailbox(tx, actor),
    };
  });
}

const Id = z.uuid();
const Code = z.string().trim().min(1).max(40);

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "company:manage");
  const form = await readForm(request);
  const at = now();
  const intent = form.get("intent");
  if (intent === "renew-mailbox") return renew(actor, at);
  if (intent === "propose-link") return propose(actor, String(form.get("other") ?? ""), at);

  const id = Id.safeParse(form.get("linkId"));
  if (!id.success) throw data("Not understood", { status: 400 });
  switch (intent) {
    case "accept-link":
      return answered(
        await acceptLink(actor, id.data, { showDeals: form.has("showDeals") }, at),
        "accepted",
      );
    case "end-link":
      return answered(await endLink(actor, id.data, at), "ended");
    case "show-deals":
      return answered(await showDeals(actor, id.data, true), "shown");
    case "hide-deals":
      return answered(await showDeals(actor, id.data, false), "hidden");
    default:
      throw data("Not understood", { status: 400 });
  }
}

async function renew(actor: PartnerActor, at: Date) {
  // Suppliers have no deals to send.
  if (actor.partnerKind === "supplier") throw data("Not found", { status: 404 });
  await renewMailbox(actor, at);
  throw back("mailbox");
}

const back = (done: string) => redirect(`/portal/company?done=${done}`);

function answered(answer: LinkAnswer, done: string) {
  if (answer.ok) throw back(done);
  if (answer.reason === "unknown") throw data("Not found", { status: 404 });
  const refusal = "This link was answered or ended meanwhile";
  return data({ refusal, field: undefined, typed: undefined }, { status: 409 });
}

async function propose(actor: PartnerActor, typed: string, at: Date) {
  const wrong = (field: string, status: number) =>
    data({ refusal: undefined, field, typed }, { status });
  const byId = actor.partnerKind === "reseller";
  const other = byId ? Id.safeParse(typed) : Code.safeParse(typed);
  if (!other.success) return wrong(byId ? "Choose a distributor" : "Write the code", 400);
  const allowed = byId ? null : await limit("link-code", actor.partnerId);
  if (allowed && !allowed.ok) return wrong(tooMany(allowed.seconds).sentence, 429);
  const named = byId ? { id: other.data } : { code: other.data };
  const proposal = await proposeOwnLink(actor, named, at);
  if (proposal.ok) throw back("proposed");
  const words = {
    exists: "You are linked already, or one of you was asked",
    "partner-unknown": "Nobody answers to this code",
    "not-possible": "A link is between a distributor and a reseller",
  };
  return wrong(words[proposal.reason], 409);
}

export default function Company() {
  const [params] = useSearchParams();
  const { mailbox, ...company } = useLoaderData<typeof loader>();
  return (
    <>
      <CompanyPage
        {...company}
        asked={params.get("do")}
        of={params.get("of")}
        answer={useActionData<typeof action>()}
      />
      {mailbox && <MailboxSection {...mailbox} />}
    </>
  );
}
