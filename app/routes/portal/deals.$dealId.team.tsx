import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import {
  addColleague,
  changeAccess,
  inviteGuest,
  leaveTeam,
  type TeamChanged,
} from "#app/domain/deals/team/change-team.server.ts";
import { handOverDeal } from "#app/domain/deals/team/hand-over-deal.server.ts";
import { ChangeTeam } from "#app/domain/deals/team/team.schema.ts";
import { TeamPage } from "#app/domain/deals/ui/team/team-page.tsx";
import type { PartnerActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";

import { loadTalk } from "../deal-talk.server.ts";
import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

export const handle = { crumb: "Team" };
export const meta: MetaFunction = () => [{ title: "Team · Tributary" }];

const notFound = () => data("Not found", { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:read");
  const { talk, base, under } = await loadTalk(actor, uuidParam(params.dealId));
  return { deal: talk.deal, team: talk.team, base, under };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:register");
  const dealId = uuidParam(params.dealId);
  const form = await readForm(request);
  const intent = String(form.get("intent") ?? "");
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const wrong = (errors: Record<string, string[] | null>, status: number) =>
    data({ wrong: { intent, errors, typed } }, { status });

  const submission = parseWithZod(form, { schema: ChangeTeam });
  if (submission.status !== "success") return wrong(submission.error ?? {}, 400);
  const changed = await change(actor, dealId, submission.value, now());
  if (changed.ok)
    throw redirect(`/portal/deals/${dealId}/team?done=${done[submission.value.intent]}`);
  switch (changed.reason) {
    case "not-found":
      throw notFound();
    case "not-allowed":
      throw data("Not allowed", { status: 403 });
    case "closed":
      return wrong({ [fieldOf(intent)]: ["A deal that is over stays with its owner"] }, 409);
    case "on-it":
      return wrong({ [fieldOf(intent)]: ["Works on it already"] }, 409);
    case "too-many":
      return wrong(
        { email: ["Your company invited as many as it can in a day. Go on tomorrow"] },
        429,
      );
    default:
      return wrong({ [fieldOf(intent)]: [nobody[intent] ?? "Not on the team any more"] }, 409);
  }
}

const done: Record<ChangeTeam["intent"], string> = {
  add: "added",
  invite: "added",
  change: "changed",
  remove: "removed",
  "hand-over": "handed-over",
};

const fieldOf = (intent: string) => (intent === "invite" ? "email" : "memberId");

const nobody: Record<string, string> = {
  add: "Choose somebody who works with deals",
  invite: "Nobody there who works with deals has this address",
  "hand-over": "Choose somebody who works with deals",
};

function change(
  actor: PartnerActor,
  dealId: string,
  asked: ChangeTeam,
  at: Date,
): Promise<TeamChanged> {
  switch (asked.intent) {
    case "add":
      return addColleague(actor, { dealId, ...asked }, at);
    case "invite":
      return inviteGuest(actor, { dealId, ...asked }, at);
    case "change":
      return changeAccess(actor, { dealId, ...asked });
    case "remove":
      return leaveTeam(actor, { dealId, memberId: asked.memberId });
    default:
      return handOverDeal(actor, { dealId, memberId: asked.memberId }, at);
  }
}

export default function Team() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const wrong = answer?.wrong ?? null;
  // A button of a row has no field of its own to say it beside.
  const refusal =
    wrong && (wrong.intent === "change" || wrong.intent === "remove")
      ? (Object.values(wrong.errors).flatMap((each) => each ?? [])[0] ?? null)
      : null;
  return <TeamPage {...page} errors={wrong} refusal={refusal} />;
}
