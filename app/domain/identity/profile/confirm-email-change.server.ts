import { z } from "zod";
import { audit } from "#app/platform/audit/audit.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { sendMail } from "#app/platform/mail/mail.server.ts";

import { followPerson } from "../members/follow-person.server.ts";
import { membershipsOf } from "../members/memberships.server.ts";
import { lockPerson } from "../second-factor/lock-person.server.ts";
import { findToken, useToken } from "../sign-in/token.server.ts";
import { asPerson, type PersonTx } from "./person-scope.server.ts";

const Detail = z.object({ change: z.string(), from: z.string(), to: z.string() });
const purposes = ["email_from", "email_to"] as const;

/** The change that a link belongs to; null when it is done, stopped, too old or never was. Looking uses nothing up. */
export async function readEmailChange(secret: string, at: Date) {
  for (const purpose of purposes) {
    const token = await findToken(prisma, purpose, secret, at);
    if (token) return { ...token, ...Detail.parse(token.detail), purpose };
  }
  return null;
}

export type Confirmation =
  | { ok: true; done: boolean; waitsFor: string | null }
  | { ok: false; reason: "gone" | "taken" };

/** Confirms at one of the two addresses. The second confirmation changes the login. */
export async function confirmEmailChange(secret: string, at: Date): Promise<Confirmation> {
  const change = await readEmailChange(secret, at);
  if (!change) return { ok: false, reason: "gone" };
  const { personId, hash, from, to, purpose } = change;
  const memberships = await membershipsOf(personId);
  const [first] = memberships;
  if (!first) return { ok: false, reason: "gone" };
  try {
    return await withScope(first.actor, async (tx): Promise<Confirmation> => {
      // Both links followed at once come one after the other, and the second sees the first.
      await lockPerson(tx, personId);
      if (!(await useToken(tx, hash, at))) return { ok: false, reason: "gone" };
      if (!(await otherIsConfirmed(tx, change))) {
        return { ok: true, done: false, waitsFor: purpose === "email_from" ? to : from };
      }
      const { name } = await tx.person.update({
        where: { id: personId },
        data: { email: to },
        select: { name: true },
      });
      // What lies in a mailbox that is not the login's any more opens nothing.
      await tx.token.updateMany({
        where: { personId, purpose: "reset", usedAt: null },
        data: { usedAt: at },
      });
      await followPerson(tx, first.actor, { personId, memberships }, { email: to });
      const subject = { kind: "person", id: personId };
      await audit(tx, first.actor, "person.email-changed", subject, { from, to });
      await sendMail(tx, first.actor, {
        ...{ toName: name, toAddress: from, subject: "The address of your login was changed" },
        text: `The address of your login to Tributary is ${to} now. This one does not sign in any more.`,
      });
      return { ok: true, done: true, waitsFor: null };
    });
  } catch (error) {
    if (brokeConstraint(error, "person_email_key")) return { ok: false, reason: "taken" };
    throw error;
  }
}

type Change = NonNullable<Awaited<ReturnType<typeof readEmailChange>>>;

async function otherIsConfirmed(tx: PersonTx, { personId, purpose, change }: Change) {
  const other = purposes.find((each) => each !== purpose) ?? "email_to";
  const where = { personId, purpose: other, usedAt: { not: null } };
  const used = await tx.token.findMany({ where, select: { detail: true } });
  return used.some(({ detail }) => Detail.safeParse(detail).data?.change === change);
}

/** The old address stops a change that it did not ask for: neither link works any more. */
export async function stopEmailChange(secret: string, at: Date): Promise<boolean> {
  const change = await readEmailChange(secret, at);
  if (change?.purpose !== "email_from") return false;
  const { personId } = change;
  await asPerson(personId, async (tx, { note }) => {
    await lockPerson(tx, personId);
    await tx.token.deleteMany({ where: { personId, purpose: { in: [...purposes] } } });
    await note("person.email-change-stopped", { to: change.to });
  });
  return true;
}
