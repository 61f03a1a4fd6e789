import type { LoaderFunctionArgs } from "@remix-run/node";
import { expect, test } from "vitest";

import { startSession } from "#app/domain/identity/session/session.server.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { inContext } from "#app/platform/request-context.ts";
import { action, loader } from "#app/routes/desk/partners.new.tsx";
import { sessionIn, stranger } from "#tests/support/a-login.ts";
import { aWorld } from "#tests/support/world.ts";

const ADDRESS = "http://localhost:3000/desk/partners/new";

async function aDesk(provedAt: Date) {
  const world = await aWorld();
  const { vendorId, membershipId, personId } = world.manager;
  const place = { vendorId, membershipId: membershipId ?? "" };
  const cookie = await asOf(provedAt, () =>
    startSession(personId ?? "", place, stranger, "password"),
  );
  const headers = { Cookie: sessionIn([cookie]) };
  const args = (init: RequestInit): LoaderFunctionArgs => ({
    request: new Request(ADDRESS, { ...init, headers }),
    params: {},
    context: { nonce: "", address: null },
  });
  const open = () => inContext({}, () => loader(args({}))).then(() => "shown", whereTo);
  /** As a browser without JavaScript does: the page's loader runs after the action, in the same piece of work. */
  const post = (fields: Record<string, string>) =>
    inContext({}, async () => {
      const body = new URLSearchParams(fields);
      const answer = await action(args({ method: "POST", body })).catch(whereTo);
      return { answer, shown: await loader(args({})).then(() => "shown", whereTo) };
    });
  const invitations = () =>
    withScope(world.system, (tx) => tx.invitation.count({ where: { vendorId } }));
  return { open, post, invitations };
}

const whereTo = (thrown: unknown) =>
  thrown instanceof Response ? thrown.headers.get("Location") : String(thrown);

const filled = () => ({
  ...{ kind: "reseller", name: "Nordlys IT", code: newId(), city: "Bergen", country: "NO" },
  ...{ agreementKind: "partner", agreementVersion: "2026-1", signedOn: "2026-05-01" },
  ...{ adminName: "Nina", adminEmail: `${newId()}@example.com` },
});

const long = () => new Date(Date.now() - 20 * 60_000);

test("registering a partner asks first who sits there, because it lets another mailbox in", async () => {
  expect(await (await aDesk(long())).open()).toBe("/account/prove?next=%2Fdesk%2Fpartners%2Fnew");
  expect(await (await aDesk(new Date())).open()).toBe("shown");
});

test("a form whose proof grew old is not sent, and keeps what was typed", async () => {
  const { post, invitations } = await aDesk(long());
  const fields = filled();
  const { answer, shown } = await post(fields);
  expect(answer).toMatchObject({
    data: { prove: true, lastResult: { initialValue: { name: "Nordlys IT" } } },
    init: { status: 409 },
  });
  expect(shown).toBe("shown");
  expect(await invitations()).toBe(0);
});

test("with a proof of now the partner is registered and its administrator invited", async () => {
  const { post, invitations } = await aDesk(new Date());
  const { answer } = await post(filled());
  expect(answer).toMatchObject({ status: 302 });
  expect(await invitations()).toBe(1);
});
