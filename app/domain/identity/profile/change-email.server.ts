import type { Actor } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { type Allowed, limit } from "../sign-in/limit.server.ts";
import { issueToken } from "../sign-in/token.server.ts";
import { asPerson } from "./person-scope.server.ts";

type Person = { id: string; email: string; name: string };

const MINUTES = 24 * 60;

/** What both links of one change carry. */
export type EmailChange = { change: string; from: string; to: string };

/**
 * Asks for another address: a link goes to each of the two, and only when both were followed the login changes. An
 * address that belongs to somebody else gets no mail, and whoever asks does not learn why it never answers.
 */
export async function askForEmailChange(
  actor: Actor,
  person: Person,
  to: string,
  at: Date,
): Promise<Allowed> {
  const allowed = await limit("email-change-person", person.id);
  if (!allowed.ok) return allowed;
  const isTaken = (await prisma.person.count({ where: { email: to } })) > 0;
  const detail: EmailChange = { change: newId(), from: person.email, to };
  const { id: personId, name } = person;

  await asPerson(
    personId,
    async (tx, { note, write }) => {
      // A newer wish takes the place of the older one.
      await tx.token.updateMany({
        where: { personId, purpose: { in: ["email_from", "email_to"] }, usedAt: null },
        data: { usedAt: at },
      });
      const linkFor = async (purpose: "email_from" | "email_to") =>
        `${env.ORIGIN}/email-change/${await issueToken(tx, { personId, purpose, minutes: MINUTES, detail }, at)}`;
      const [old, other] = [await linkFor("email_from"), await linkFor("email_to")];
      const subject = "Confirm the change of your address";
      await write({
        ...{ toName: name, toAddress: person.email, subject, link: old },
        text: `Somebody, probably you, asked to change the address of your login to Tributary from this one to ${to}.\n\nConfirm it, or stop it, within a day:\n{link}\n\nIt changes only when it is confirmed here and at the new address.`,
      });
      if (!isTaken) {
        await write({
          ...{ toName: name, toAddress: to, subject, link: other },
          text: `${name} asked to use this address for a login to Tributary, in place of another one.\n\nConfirm it within a day:\n{link}\n\nIt changes only when it is confirmed here and at the old address.`,
        });
      }
      await note("person.email-change-asked", { to });
    },
    actor,
  );
  return { ok: true };
}
