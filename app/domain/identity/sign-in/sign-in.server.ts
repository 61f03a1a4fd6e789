import { prisma } from "#app/platform/db/client.server.ts";
import { costsOtherwise, hashPassword, verifyPassword } from "../password/password.server.ts";
import { type Browser, endSession } from "../session/session.server.ts";
import { goOnSigningIn, type SignedIn } from "./complete-sign-in.server.ts";
import type { SignIn } from "./sign-in.schema.ts";
import { forgiveSignIn, limitSignIn } from "./sign-in-limit.server.ts";

export type SignInOutcome =
  | ({ ok: true } & SignedIn)
  | { ok: false; reason: "unknown" }
  | { ok: false; reason: "too-many"; seconds: number };

/** Opens a new session and ends the one the browser had. Unknown address and wrong password are one answer. */
export async function signIn(
  { email, password }: SignIn,
  browser: Browser,
  at: Date,
): Promise<SignInOutcome> {
  const allowed = await limitSignIn(email, browser);
  if (!allowed.ok) return { ok: false, reason: "too-many", seconds: allowed.seconds };

  const person = await prisma.person.findUnique({
    where: { email },
    select: { id: true, passwordHash: true },
  });
  const known = await verifyPassword(person?.passwordHash ?? null, password);
  if (!person?.passwordHash || !known) return { ok: false, reason: "unknown" };

  await forgiveSignIn(email, browser);
  const signedIn = await goOnSigningIn(person.id, browser, "password", at);
  if (!(await isStillTheirs(person.id, person.passwordHash))) {
    await endSession(sentBack(signedIn.cookies));
    return { ok: false, reason: "unknown" };
  }
  if (costsOtherwise(person.passwordHash)) await hashAnew(person.id, person.passwordHash, password);
  return { ok: true, ...signedIn };
}

/**
 * Another password ends every session there is, and this one may have come just after that: the lock waits for
 * whoever sets one at this moment.
 */
async function isStillTheirs(id: string, passwordHash: string): Promise<boolean> {
  const rows = await prisma.$queryRaw<{ hash: string | null }[]>`
    select password_hash as hash from person where id = ${id}::uuid for share`;
  return rows[0]?.hash === passwordHash;
}

const sentBack = (cookies: readonly string[]) =>
  cookies.map((cookie) => cookie.split(";")[0]).join("; ");

/** Only now is the password here to be hashed at today's cost. */
async function hashAnew(id: string, old: string, password: string) {
  await prisma.person.updateMany({
    where: { id, passwordHash: old },
    data: { passwordHash: await hashPassword(password) },
  });
}
