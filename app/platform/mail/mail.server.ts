import { createTransport } from "nodemailer";
import { z } from "zod";

import { type Actor, systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { defineJob, enqueue } from "#app/platform/jobs/jobs.server.ts";

export type Letter = { toName: string; toAddress: string; subject: string; text: string };

/** Queues a mail in the caller's transaction: it goes out when the change it tells of is kept, and only then. */
export async function sendMail(tx: ScopedTx, actor: Actor, letter: Letter) {
  const id = newId();
  await tx.mail.createMany({
    data: [
      {
        ...letter,
        vendorId: actor.vendorId,
        id,
        partnerId: actor.partnerId,
        status: "queued",
        createdAt: now(),
      },
    ],
  });
  await enqueue(tx, deliverMail, { vendorId: actor.vendorId, mailId: id });
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

    if (env.SMTP_URL) {
      await createTransport(env.SMTP_URL).sendMail({
        // The same mail sent again after a crash carries the same id, so that mailboxes can drop the copy.
        messageId: `<${mailId}@${new URL(env.ORIGIN).hostname}>`,
        from: env.MAIL_FROM,
        to: { name: mail.toName, address: mail.toAddress },
        subject: mail.subject,
        text: mail.text,
      });
    }
    const data = { status: env.SMTP_URL ? ("sent" as const) : ("kept" as const), sentAt: now() };
    await withScope(system, (tx) => tx.mail.updateMany({ where: { vendorId, id: mailId }, data }));
  },
});

/** The newest mails of the vendor, for its administrator. */
export function listMails(tx: ScopedTx) {
  return tx.mail.findMany({
    where: { vendorId: tx.vendorId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
  });
}
