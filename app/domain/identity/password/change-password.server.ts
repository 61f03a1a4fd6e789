import type { Actor } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { asPerson } from "../profile/person-scope.server.ts";
import { secondFactorOf } from "../second-factor/second-factor.server.ts";
import { attemptsOf, type Who } from "../session/attempts-of.ts";
import { endOtherSessions, renewSession } from "../session/session.server.ts";
import { forget, limit } from "../sign-in/limit.server.ts";
import { newPasswordProblem } from "./new-password.server.ts";
import { hashPassword, verifyPassword } from "./password.server.ts";
import { passwordChangedLetter } from "./password-letter.ts";
import type { PasswordProblem } from "./password-rule.ts";

type Passwords = { current: string; next: string };

export type PasswordChange =
  | { ok: true; cookie: string | null; ended: number }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "too-many"; seconds: number }
  | { ok: false; reason: "password"; problem: PasswordProblem };

/** Another password for somebody who knows the old one. This session goes on under another id, all others end. */
export async function changePassword(
  actor: Actor,
  { person, session }: Who,
  { current, next }: Passwords,
  cookieHeader: string | null,
  at: Date,
): Promise<PasswordChange> {
  const key = attemptsOf({ person, session });
  const allowed = await limit("password-change-person", key);
  if (!allowed.ok) return { ok: false, reason: "too-many", seconds: allowed.seconds };
  const { passwordHash: old } = await prisma.person.findUniqueOrThrow({
    where: { id: person.id },
    select: { passwordHash: true },
  });
  if (!(await verifyPassword(old, current))) return { ok: false, reason: "wrong" };
  const problem = await newPasswordProblem(next, person);
  if (problem) return { ok: false, reason: "password", problem };

  const passwordHash = await hashPassword(next);
  const ended = await asPerson(
    person.id,
    async (tx, { note, write }) => {
      await tx.person.updateMany({
        where: { id: person.id },
        data: { passwordHash, passwordChangedAt: at },
      });
      await tx.token.updateMany({
        where: { personId: person.id, usedAt: null },
        data: { usedAt: at },
      });
      await note("person.password-changed");
      await write(passwordChangedLetter(person));
      return endOtherSessions(person.id, cookieHeader, tx);
    },
    actor,
  );
  await forget("password-change-person", key);
  // Where two things are to be proved, the password alone is no proof of who sits there.
  const proved = (await secondFactorOf(person.id))
    ? undefined
    : ({ proof: "password", at } as const);
  return { ok: true, ended, cookie: await renewSession(cookieHeader, { proved }) };
}
