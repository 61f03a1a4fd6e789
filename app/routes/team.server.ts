import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";
import { z } from "zod";

import { changeRole } from "#app/domain/identity/members/change-role.server.ts";
import { endMembership } from "#app/domain/identity/members/end-membership.server.ts";
import { countLookedAfter } from "#app/domain/identity/members/hand-back-partners.server.ts";
import {
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from "#app/domain/identity/members/invitations.server.ts";
import { InviteMember } from "#app/domain/identity/members/invite.schema.ts";
import { inviteMember } from "#app/domain/identity/members/invite-member.server.ts";
import { listMembers } from "#app/domain/identity/members/members.server.ts";
import { rolesToGive } from "#app/domain/identity/members/roles-to-give.ts";
import {
  membersWithSecondFactor,
  resetSecondFactor,
} from "#app/domain/identity/second-factor/reset-second-factor.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { arrangeTeam, TeamQuery } from "#app/domain/partners/team-query.ts";
import type { MemberView } from "#app/domain/partners/ui/member-page.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "./form.server.ts";
import { requireRecentProof } from "./recent-proof.server.ts";

/** A place where people work: the vendor itself (`null`) or one of its partners. */
type Place = string | null;
type Outcome = { ok: true } | { ok: false; reason: string };

const refusals: Record<string, string> = {
  "partner-unknown": "There is no such partner",
  "role-not-yours-to-give": "This role is not yours to give",
  "already-works-here": "Somebody with this e-mail works here already",
  "too-many": "Too many invitations in an hour. Try again later",
  "not-open": "This invitation was answered or taken back",
  "not-allowed": "This is not yours to do",
  yourself: "Another administrator does this for you",
  "last-administrator": "This is the last administrator; make somebody else one first",
  "works-elsewhere": "This person also works elsewhere, and that company relies on the same login",
  "none-set-up": "No second factor is set up",
};
const wordsOf = (reason: string) => refusals[reason] ?? "That was not possible";

async function members(tx: ScopedTx, partnerId: Place) {
  const all = await listMembers(tx, partnerId);
  const safe = await membersWithSecondFactor(
    tx,
    all.map(({ id }) => id),
  );
  return all.map((member) => ({ ...member, secondFactor: safe.has(member.id) }));
}

async function rolesAt(tx: ScopedTx, actor: Actor, partnerId: Place) {
  if (partnerId === null) return rolesToGive(actor, null);
  const partner = await findPartner(tx, partnerId);
  if (!partner) throw data("Not found", { status: 404 });
  return rolesToGive(actor, partner.kind);
}

/** Who works at a place and who was asked to, as the address narrows and orders them. */
export function readTeam(request: Request, actor: Actor, partnerId: Place) {
  const query = TeamQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  return withScope(actor, async (tx) => {
    const all = await members(tx, partnerId);
    const invitations = await listInvitations(tx, partnerId, now());
    return {
      query,
      total: all.length,
      ...arrangeTeam({ members: all, invitations }, query),
      roles: await rolesAt(tx, actor, partnerId),
      timeZone: (await findVendor(tx)).timeZone,
    };
  });
}

const Named = z.uuid();
type Deed = (tx: ScopedTx, actor: Actor, invitationId: string, at: Date) => Promise<Outcome>;
const deeds = new Map<string, Deed>([
  ["resend", resendInvitation],
  ["revoke", revokeInvitation],
]);

/** Asked before somebody fills in an invitation, which opens the place to another mailbox. */
export async function guardInviting(request: Request): Promise<void> {
  if (new URL(request.url).searchParams.get("do") === "invite") await requireRecentProof(request);
}

/** What is posted to a list of people: an invitation, or what becomes of one. */
export async function changeTeam(request: Request, actor: Actor, partnerId: Place) {
  const form = await readForm(request);
  const at = now();
  const path = new URL(request.url).pathname.replace(/\.data$/, "");
  if (form.get("intent") === "invite") {
    await requireRecentProof(request, { back: `${path}?do=invite` });
    const submission = parseWithZod(form, { schema: InviteMember });
    if (submission.status !== "success") {
      return data({ lastResult: submission.reply(), refusal: undefined }, { status: 400 });
    }
    const invite = { ...submission.value, partnerId };
    const invited = await withScope(actor, (tx) => inviteMember(tx, actor, invite, at));
    if (invited.ok) throw redirect(`${path}?done=invited`);
    const words = [wordsOf(invited.reason)];
    const place =
      invited.reason === "already-works-here" ? { fieldErrors: { email: words } } : null;
    const lastResult = submission.reply(place ?? { formErrors: words });
    return data({ lastResult, refusal: undefined }, { status: 409 });
  }
  const id = Named.safeParse(form.get("id"));
  const deed = deeds.get(String(form.get("intent")));
  if (!deed || !id.success) throw data("Not understood", { status: 400 });
  const outcome = await withScope(actor, async (tx) => {
    const own = await listInvitations(tx, partnerId, at);
    if (!own.some((each) => each.id === id.data)) return { ok: false, reason: "not-open" } as const;
    return deed(tx, actor, id.data, at);
  });
  if (outcome.ok) throw redirect(`${path}?done=${form.get("intent")}`);
  return data({ lastResult: undefined, refusal: wordsOf(outcome.reason) }, { status: 409 });
}

/** One person of a place; somebody else's person is not found. */
export const readMember = (
  actor: Actor,
  partnerId: Place,
  membershipId: string,
): Promise<MemberView> =>
  withScope(actor, async (tx) => {
    const member = (await members(tx, partnerId)).find(({ id }) => id === membershipId);
    if (!member) throw data("Not found", { status: 404 });
    const roles = await rolesAt(tx, actor, partnerId);
    return {
      member,
      roles: roles.includes(member.role) ? roles : [],
      timeZone: (await findVendor(tx)).timeZone,
      isOneself: member.personId === actor.personId,
      looksAfter: partnerId === null ? await countLookedAfter(tx, membershipId) : 0,
      mayResetFactor: actor.role === "vendor_admin" || actor.role === "partner_admin",
    };
  });

/** What is posted to one person's page. `list` is where a leaver is listed no more. */
export async function changeMember(
  request: Request,
  actor: Actor,
  partnerId: Place,
  membershipId: string,
  list: string,
) {
  // Another place's person is not found, whatever is asked.
  const { roles } = await readMember(actor, partnerId, membershipId);
  const form = await readForm(request);
  const at = now();
  const path = new URL(request.url).pathname.replace(/\.data$/, "");
  const outcome = await withScope<Outcome>(actor, async (tx) => {
    switch (form.get("intent")) {
      case "role": {
        const role = roles.find((each) => each === form.get("role"));
        if (!role) return { ok: false, reason: "role-not-yours-to-give" };
        return changeRole(tx, actor, membershipId, role, at);
      }
      case "end":
        return endMembership(tx, actor, membershipId, at);
      case "reset":
        return resetSecondFactor(tx, actor, membershipId);
      default:
        throw data("Not understood", { status: 400 });
    }
  });
  if (!outcome.ok) return data({ refusal: wordsOf(outcome.reason) }, { status: 409 });
  const intent = String(form.get("intent"));
  throw redirect(intent === "end" ? `${list}?done=ended` : `${path}?done=${intent}`);
}
