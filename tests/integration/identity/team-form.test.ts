import { expect, test } from "vitest";

import { listInvitations } from "#app/domain/identity/members/invitations.server.ts";
import { inviteMember } from "#app/domain/identity/members/invite-member.server.ts";
import { startSession } from "#app/domain/identity/session/session.server.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { changeTeam } from "#app/routes/team.server.ts";
import { sessionIn, stranger } from "#tests/support/a-login.ts";
import { aWorld } from "#tests/support/world.ts";

async function aTeam(provedAt = new Date()) {
  const { adaAdmin: actor, vendorId } = await aWorld();
  const place = { vendorId, membershipId: actor.membershipId ?? "" };
  const cookie = await asOf(provedAt, () =>
    startSession(actor.personId ?? "", place, stranger, "password"),
  );
  const post = (fields: Record<string, string>) =>
    changeTeam(
      new Request("http://localhost:3000/portal/team", {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { Cookie: sessionIn([cookie]) },
      }),
      actor,
      actor.partnerId,
    ).then(
      (answer) => answer.init?.status,
      (thrown: unknown) =>
        thrown instanceof Response
          ? thrown.headers.get("Location")
          : (thrown as { init?: ResponseInit }).init?.status,
    );
  const invitations = () =>
    withScope(actor, (tx) => listInvitations(tx, actor.partnerId, new Date()));
  return { actor, post, invitations };
}

const somebody = () => ({
  email: `${newId()}@example.com`,
  name: "Amy",
  title: "",
  role: "partner_admin" as const,
});

test("a stolen session lets nobody else in: an invitation asks again who sits there", async () => {
  const late = await aTeam(new Date(Date.now() - 20 * 60_000));
  expect(await late.post({ intent: "invite", ...somebody() })).toBe(
    "/account/prove?next=%2Fportal%2Fteam%3Fdo%3Dinvite&unsent=1",
  );
  expect(await late.invitations()).toEqual([]);

  const { post, invitations } = await aTeam();
  expect(await post({ intent: "invite", ...somebody() })).toBe("/portal/team?done=invited");
  expect(await invitations()).toHaveLength(1);
});

test.each(["__proto__", "constructor", "hasOwnProperty", "", "invited"])(
  "what no button asks for, such as %s, is not understood",
  async (intent) => {
    const { actor, post, invitations } = await aTeam();
    const invite = { ...somebody(), partnerId: actor.partnerId };
    await withScope(actor, (tx) => inviteMember(tx, actor, invite, new Date()));
    const [open] = await invitations();
    expect(await post({ intent, id: open?.id ?? "" })).toBe(400);
    expect(await invitations()).toHaveLength(1);
  },
);
