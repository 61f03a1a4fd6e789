import { z } from "zod";

import { now } from "#app/platform/clock.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { defineJob, enqueue } from "#app/platform/jobs/jobs.server.ts";
import { sendMail } from "#app/platform/mail/mail.server.ts";
import { membershipsOf } from "../members/memberships.server.ts";
import type { Browser } from "../session/session.server.ts";
import { type Allowed, limit } from "../sign-in/limit.server.ts";
import { issueToken } from "../sign-in/token.server.ts";

const MINUTES = 60;

/**
 * Asks for a mail with a link. Whoever asks learns nothing: a known and an unknown address are the same single
 * statement, and everything that differs happens in the background.
 */
export async function requestReset(
  email: string,
  { address }: Pick<Browser, "address">,
): Promise<Allowed> {
  const here = address ? await limit("reset-address", address) : ({ ok: true } as const);
  if (!here.ok) return here;
  // Past the address's limit nothing is sent and nothing said: the links sent before still work.
  const there = await limit("reset-account", email);
  if (there.ok) await enqueue(prisma, sendResetLink, { email });
  return { ok: true };
}

/** A login that works nowhere gets no mail: there is nothing for it to sign in to. */
export const sendResetLink = defineJob({
  name: "identity.reset-link",
  payload: z.object({ email: z.string() }),
  async run({ email }) {
    const person = await prisma.person.findUnique({
      where: { email },
      select: { id: true, name: true },
    });
    const [first] = person ? await membershipsOf(person.id) : [];
    if (!person || !first) return;
    const { id: personId, name } = person;
    await withScope(first.actor, async (tx) => {
      const issue = { personId, purpose: "reset", minutes: MINUTES } as const;
      const secret = await issueToken(tx, issue, now());
      await sendMail(tx, first.actor, {
        toName: name,
        toAddress: email,
        subject: "Set another password",
        text: `Somebody, probably you, asked to set another password for your login to Tributary.\n\nSet it within ${MINUTES} minutes:\n{link}\n\nThe link works once. If it was not you, there is nothing to do: your password stays as it is.`,
        link: `${env.ORIGIN}/reset/${secret}`,
      });
    });
  },
});
