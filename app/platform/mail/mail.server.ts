import { createTransport } from "nodemailer";
import { z } from "zod";

import { type Actor, systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { insertInto } from "#app/platform/db/insert-into.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { defineJob, enqueueing } from "#app/platform/jobs/jobs.server.ts";
import { seal, unseal } from "#app/platform/secret.server.ts";

import { stopLink } from "./stop-link.server.ts";

export type Letter = {
  toName: string;
  toAddress: string;
  subject: string;
  /** "{link}" stands where the link goes. */
  text: string;
  /** Opens something to whoever has it, so only the mail's reader gets to see it. */
  link?: string;
  /** Who can stop more mails of this kind, by a link at its foot. Without it the mail must reach its reader. */
  reader?: { membershipId: string; kind: string };
};

const PLACE = "{link}";

/** The text as its reader gets it. A link that is out is not kept. */
export function openLetter(mail: { id: string; text: string; secret: Uint8Array | null }): string {
  const link = mail.secret && unseal("mail", mail.id, mail.secret).toString();
  return link ? mail.text.replace(PLACE, () => link) : mail.text;
}

/** Queues a mail in the caller's transaction: it goes out when the change it tells of is kept, and only then. */
export async function sendMail(tx: ScopedTx, actor: Actor, { link, reader, ...letter }: Letter) {
  const id = newId();
  const { vendorId, partnerId } = actor;
  const mail = {
    ...{ ...letter, ...reader, vendorId, id, partnerId },
    secret: link ? seal("mail", id, Buffer.from(link)) : null,
    status: "queued" as const,
    createdAt: now(),
  };
  await Promise.all([
    tx.query(insertInto("mail", [mail])),
    tx.query(enqueueing(deliverMail, { vendorId, mailId: id })),
  ]);
}

/** Hands one mail to the SMTP server. Without one it is kept in the outbox for an administrator to read. */
export const deliverMail = defineJob({
  name: "mail.deliver",
  payload: z.object({ vendorId: z.number().int(), mailId: z.uuid() }),
  async run({ vendorId, mailId }) {
    const system = systemActor(vendorId);
    const where = { vendorId_id: { vendorId, id: mailId } };
    const mail = await withScope(system, (tx) => tx.mail.findUnique({ where }));
    if (mail?.status !== "queued") return;
    if (mail.membershipId && !(await stillWorks(vendorId, mail.membershipId))) {
      const problem = "Its reader does not work there any more";
      await withScope(system, (tx) =>
        tx.mail.updateMany({ where: { vendorId, id: mailId }, data: { status: "kept", problem } }),
      );
      return;
    }

    if (env.SMTP_URL) {
      await createTransport(env.SMTP_URL).sendMail({
        // The same mail sent again after a crash carries the same id, so that mailboxes can drop the copy.
        messageId: `<${mailId}@${new URL(env.ORIGIN).hostname}>`,
        from: env.MAIL_FROM,
        to: { name: mail.toName, address: mail.toAddress },
        subject: mail.subject,
        ...withWayOut(mail),
      });
    }
    const data = env.SMTP_URL
      ? { status: "sent" as const, sentAt: now(), secret: null }
      : { status: "kept" as const, sentAt: now() };
    await withScope(system, (tx) => tx.mail.updateMany({ where: { vendorId, id: mailId }, data }));
  },
});

const stillWorks = async (vendorId: number, id: string) =>
  (await withScope(systemActor(vendorId), (tx) =>
    tx.membership.count({ where: { vendorId, id, endedAt: null } }),
  )) > 0;

/** The text and, for mails that can be stopped, the way to it: for the reader, and for mailboxes (RFC 8058). */
function withWayOut(mail: Parameters<typeof openLetter>[0] & ReadersMail) {
  const text = openLetter(mail);
  const { vendorId, membershipId, kind } = mail;
  if (!membershipId || !kind) return { text };
  const link = stopLink({ vendorId, membershipId, kind });
  return {
    text: `${text.trimEnd()}\n\n--\nNo more mails of this kind: ${link}\nChoose what you hear of: ${env.ORIGIN}/account/notifications/settings\n`,
    headers: {
      "List-Unsubscribe": `<${link}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}

type ReadersMail = { vendorId: number; membershipId: string | null; kind: string | null };

/** The newest mails of the vendor, for its administrator, who sees no link that is somebody else's but in a demo. */
export async function listMails(tx: ScopedTx) {
  const mails = await tx.mail.findMany({
    where: { vendorId: tx.vendorId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  return mails.map(({ secret, ...mail }) => ({
    ...mail,
    text: env.DEMO
      ? openLetter({ ...mail, secret })
      : mail.text.replace(PLACE, "[a link that only the reader of the mail sees]"),
  }));
}

/** All mails of the vendor, the newest first, some at a time: to whom and what became of them, without their words. */
export async function mailBatch(tx: ScopedTx, after: string | undefined, take: number) {
  const { vendorId } = tx;
  const mails = await tx.mail.findMany({
    where: { vendorId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...(after && { cursor: { vendorId_id: { vendorId, id: after } }, skip: 1 }),
    take,
    select: {
      ...{ id: true, createdAt: true, toName: true, toAddress: true, subject: true },
      ...{ status: true, sentAt: true, problem: true },
    },
  });
  return { mails, next: mails.length === take ? (mails.at(-1)?.id ?? null) : null };
}
