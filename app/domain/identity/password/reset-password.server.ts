import { prisma } from "#app/platform/db/client.server.ts";
import { asPerson } from "../profile/person-scope.server.ts";
import { type Browser, endOtherSessions } from "../session/session.server.ts";
import { goOnSigningIn, type SignedIn } from "../sign-in/complete-sign-in.server.ts";
import { findToken, useToken } from "../sign-in/token.server.ts";
import { newPasswordProblem } from "./new-password.server.ts";
import { hashPassword } from "./password.server.ts";
import { passwordChangedLetter } from "./password-letter.ts";
import type { PasswordProblem } from "./password-rule.ts";

/** Whose password a link sets; null when it was used, is too old, or never was one. Looking uses nothing up. */
export async function readReset(secret: string, at: Date) {
  const token = await findToken(prisma, "reset", secret, at);
  if (!token) return null;
  const person = await prisma.person.findUniqueOrThrow({
    where: { id: token.personId },
    select: { id: true, email: true, name: true },
  });
  return { person, hash: token.hash };
}

export type Reset =
  | ({ ok: true } & SignedIn)
  | { ok: false; reason: "gone" }
  | { ok: false; reason: "password"; problem: PasswordProblem };

/** Sets another password: every session and every other open link of the person ends with the old one. */
export async function resetPassword(
  secret: string,
  password: string,
  browser: Browser,
  at: Date,
): Promise<Reset> {
  const reset = await readReset(secret, at);
  if (!reset) return { ok: false, reason: "gone" };
  const { person, hash } = reset;
  const problem = await newPasswordProblem(password, person);
  if (problem) return { ok: false, reason: "password", problem };

  const passwordHash = await hashPassword(password);
  const isFirst = await asPerson(person.id, async (tx, { note, write }) => {
    if (!(await useToken(tx, hash, at))) return false;
    await tx.person.updateMany({
      where: { id: person.id },
      data: { passwordHash, passwordChangedAt: at },
    });
    await endOtherSessions(person.id, null, tx);
    await tx.token.updateMany({
      where: { personId: person.id, usedAt: null },
      data: { usedAt: at },
    });
    await note("person.password-reset");
    await write(passwordChangedLetter(person));
    return true;
  });
  if (!isFirst) return { ok: false, reason: "gone" };
  return { ok: true, ...(await goOnSigningIn(person.id, browser, "link", at)) };
}
