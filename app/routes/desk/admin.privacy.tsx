import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { AskAboutPerson } from "#app/domain/privacy/ask.schema.ts";
import { askAboutPerson } from "#app/domain/privacy/ask-about-person.server.ts";
import { askAboutMember, formerMembers } from "#app/domain/privacy/former-members.server.ts";
import { recentRequests, returns } from "#app/domain/privacy/read-request.server.ts";
import { PrivacyPage } from "#app/domain/privacy/ui/privacy-page.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";

export const handle = { crumb: "Privacy" };
export const meta: MetaFunction = () => [{ title: "Privacy · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "privacy:manage");
  await requireRecentProof(request);
  return withScope(actor, async (tx) => ({
    requests: await recentRequests(tx),
    returns: await returns(tx),
    former: await formerMembers(tx),
    timeZone: (await findVendor(tx)).timeZone,
  }));
}

const refusals = {
  gone: "This member is not there any more",
  "works-here": "This person still works here, or at a partner",
};

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "privacy:manage");
  await requireRecentProof(request);
  const form = await readForm(request);
  if (form.get("intent") === "member") {
    const asked = await askAboutMember(actor, uuidParam(String(form.get("membershipId"))), now());
    if (asked.ok) throw redirect(`/desk/admin/privacy/${asked.requestId}`);
    return data({ lastResult: undefined, refusal: refusals[asked.reason] }, { status: 409 });
  }
  const submission = parseWithZod(form, { schema: AskAboutPerson });
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply(), refusal: undefined }, { status: 400 });
  }
  const id = await askAboutPerson(actor, submission.value, now());
  throw redirect(`/desk/admin/privacy/${id}`);
}

export default function Privacy() {
  return (
    <PrivacyPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
  );
}
