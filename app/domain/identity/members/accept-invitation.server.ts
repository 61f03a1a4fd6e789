import { type Actor, systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { Invitation } from "#app/platform/db/generated/client.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { newPasswordProblem } from "../password/new-password.server.ts";
import { hashPassword } from "../password/password.server.ts";
import type { PasswordProblem } from "../password/password-rule.ts";
import { type Browser, renewSession } from "../session/session.server.ts";
import { goOnSigningIn, type SignedIn } from "../sign-in/complete-sign-in.server.ts";
import { invitationOf, isOpen, partsOf } from "./read-invitation.server.ts";

type Gone = { ok: false; reason: "gone" };
export type AcceptedAnew =
  | ({ ok: true } & SignedIn)
  | Gone
  | { ok: false; reason: "has-login" }
  | { ok: false; reason: "password"; problem: PasswordProblem };

type NewPerson = { name: string; password: string };

/** Somebody without a login accepts: the link proves the address, and the password begins the login. */
export async function acceptWithNewLogin(
  link: string,
  { name, password }: NewPerson,
  browser: Browser,
  at: Date,
): Promise<AcceptedAnew> {
  const parts = partsOf(link);
  if (!parts) return { ok: false, reason: "gone" };
  const system = systemActor(parts.vendorId);
  const invitation = await withScope(system, (tx) => invitationOf(tx, parts.hash));
  if (!invitation || !isOpen(invitation, at)) return { ok: false, reason: "gone" };
  const problem = await newPasswordProblem(password, { email: invitation.email, name });
  if (problem) return { ok: false, reason: "password", problem };

  const passwordHash = await hashPassword(password);
  const personId = await refusable(() =>
    withScope(system, async (tx) => {
      await take(tx, invitation, at);
      const person = await personFor(tx, { email: invitation.email, name, passwordHash }, at);
      await join(tx, invitation, { id: person, name }, at);
      return person;
    }),
  );
  if (personId instanceof Refused) {
    return { ok: false, reason: personId.reason === "has-login" ? "has-login" : "gone" };
  }
  return { ok: true, ...(await goOnSigningIn(personId, browser, "link", at)) };
}

export type AcceptedHere = { ok: true; cookie: string | null } | Gone | Other;
type Other = { ok: false; reason: "other-address" };

type Person = { id: string; email: string; name: string };

/** Somebody who is signed in with the invited address accepts, and goes on at the new place. */
export async function acceptSignedIn(
  link: string,
  person: Person,
  cookieHeader: string | null,
  at: Date,
): Promise<AcceptedHere> {
  const parts = partsOf(link);
  if (!parts) return { ok: false, reason: "gone" };
  const membershipId = await refusable(() =>
    withScope(systemActor(parts.vendorId), async (tx) => {
      const invitation = await invitationOf(tx, parts.hash);
      if (!invitation) throw new Refused("gone");
      if (invitation.email !== person.email) throw new Refused("other-address");
      await take(tx, invitation, at);
      return join(tx, invitation, person, at);
    }),
  );
  if (membershipId instanceof Refused) {
    const { reason } = membershipId;
    return { ok: false, reason: reason === "other-address" ? reason : "gone" };
  }
  const place = { vendorId: parts.vendorId, membershipId };
  return { ok: true, cookie: await renewSession(cookieHeader, { place }) };
}

/** Ends the transaction, so that nothing of it stays. */
class Refused extends Error {
  readonly reason: "gone" | "has-login" | "other-address";
  constructor(reason: Refused["reason"]) {
    super(reason);
    this.reason = reason;
  }
}

async function refusable<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

/** For exactly one caller: the link works once. */
async function take(tx: ScopedTx, { id }: Invitation, at: Date) {
  const { count } = await tx.invitation.updateMany({
    where: { vendorId: tx.vendorId, id, acceptedAt: null, revokedAt: null, expiresAt: { gt: at } },
    data: { acceptedAt: at },
  });
  if (count === 0) throw new Refused("gone");
}

type Login = { email: string; name: string; passwordHash: string };

async function personFor(tx: ScopedTx, login: Login, at: Date): Promise<string> {
  const { email, name, passwordHash } = login;
  const id = newId();
  const made = await tx.person.createMany({
    data: [{ id, email, name, passwordHash, passwordChangedAt: at, createdAt: at }],
    skipDuplicates: true,
  });
  if (made.count === 1) return id;
  // A person who never chose a password has nothing that could be taken over.
  const begun = await tx.person.updateMany({
    where: { email, passwordHash: null },
    data: { name, passwordHash, passwordChangedAt: at },
  });
  if (begun.count === 0) throw new Refused("has-login");
  return (await tx.person.findUniqueOrThrow({ where: { email }, select: { id: true } })).id;
}

async function join(
  tx: ScopedTx,
  { partnerId, role, email, title, id: invitationId }: Invitation,
  person: { id: string; name: string },
  at: Date,
): Promise<string> {
  const { vendorId } = tx;
  const { id: personId, name } = person;
  const here = { vendorId, personId, partnerId, endedAt: null };
  await tx.membership.createMany({
    data: [
      {
        ...{ vendorId, id: newId(), personId, partnerId, role, name, email, title },
        createdAt: at,
      },
    ],
    skipDuplicates: true,
  });
  const { id: membershipId } = await tx.membership.findFirstOrThrow({
    where: here,
    select: { id: true },
  });
  const who = { ...systemActor(vendorId), partnerId, personId, membershipId, name } as Actor;
  await audit(
    tx,
    who,
    "invitation.accepted",
    { kind: "membership", id: membershipId },
    {
      invitationId,
      role,
    },
  );
  return membershipId;
}
