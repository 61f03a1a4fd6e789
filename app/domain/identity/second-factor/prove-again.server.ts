import { prisma } from "#app/platform/db/client.server.ts";
import { verifyPassword } from "../password/password.server.ts";
import { attemptsOf, type Who } from "../session/attempts-of.ts";
import { type Proof, renewSession } from "../session/session.server.ts";
import { forget, limit } from "../sign-in/limit.server.ts";
import { checkCode } from "./check-code.server.ts";
import type { Assertion } from "./passkey.schema.ts";
import type { Ceremony } from "./passkey-challenge.server.ts";
import { passkeyToUse, readPasskey } from "./read-passkey.server.ts";
import { secondFactorOf } from "./second-factor.server.ts";

export type Proved =
  | { ok: true /** To be set: the session goes on under another id. */; cookie: string }
  | { ok: false; reason: "wrong-password" | "wrong-code" | "wrong-passkey" | "signed-out" }
  | { ok: false; reason: "too-many"; seconds: number };

type Typed = { password: string; code: string };

/** Proves again who sits there, with all that signing in with a password takes. */
export async function proveWithPassword(
  { person, session }: Who,
  { password, code }: Typed,
  cookieHeader: string | null,
  at: Date,
): Promise<Proved> {
  const key = attemptsOf({ person, session });
  const allowed = await limit("prove-person", key);
  if (!allowed.ok) return { ...allowed, reason: "too-many" };

  const kept = await prisma.person.findUnique({
    where: { id: person.id },
    select: { passwordHash: true },
  });
  if (!(await verifyPassword(kept?.passwordHash ?? null, password))) {
    return { ok: false, reason: "wrong-password" };
  }
  const asked = await secondFactorOf(person.id);
  const proof = asked ? await checkCode(person, code, at) : "password";
  if (!proof) return { ok: false, reason: "wrong-code" };
  await forget("prove-person", key);
  return renewed(cookieHeader, proof, at);
}

const ceremonyOf = ({ session }: Who): Ceremony => `prove ${session.key}`;

/** What the browser needs to prove it with a passkey of the person. */
export const passkeyToProve = (who: Who, at: Date) =>
  passkeyToUse(ceremonyOf(who), who.person.id, at);

export async function proveWithPasskey(
  who: Who,
  assertion: Assertion,
  cookieHeader: string | null,
  at: Date,
): Promise<Proved> {
  const ceremony = ceremonyOf(who);
  const personId = who.person.id;
  const used = await readPasskey({ ceremony, assertion, cookieHeader, personId }, at);
  return used.ok ? renewed(cookieHeader, "passkey", at) : { ok: false, reason: "wrong-passkey" };
}

async function renewed(cookieHeader: string | null, proof: Proof, at: Date): Promise<Proved> {
  const cookie = await renewSession(cookieHeader, { proved: { proof, at } });
  return cookie ? { ok: true, cookie } : { ok: false, reason: "signed-out" };
}
