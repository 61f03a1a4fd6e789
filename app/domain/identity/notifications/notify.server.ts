import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { insertInto } from "#app/platform/db/insert-into.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { sendMail } from "#app/platform/mail/mail.server.ts";

import { type MailChoice, usualWish } from "./wish.ts";

export type News = {
  kind: string;
  subject: string;
  text: string;
  /** The page it is about, as a path of the reader's side. */
  to: string;
};

type Reader = {
  membershipId: string;
  personId: string;
  partnerId: string | null;
  name: string;
  email: string;
  inApp: boolean;
  mail: MailChoice;
};

/**
 * Tells people by their memberships, each in the way they chose, in the caller's transaction. Whoever does it needs
 * no telling, and whoever works there no more gets nothing.
 */
export async function notify(
  tx: ScopedTx,
  actor: Actor,
  membershipIds: readonly string[],
  news: News,
): Promise<void> {
  if (membershipIds.length === 0) return;
  await asSystem(tx, actor, async (wide) => {
    const found = await readersOf(wide, membershipIds, news.kind);
    const readers = found.filter(({ personId }) => personId !== actor.personId);
    const letters = readers
      .filter(({ mail }) => mail === "at_once")
      .map((reader) => ({
        toName: reader.name,
        toAddress: reader.email,
        subject: news.subject,
        text: `${news.text}\n\n${env.ORIGIN}${news.to}`,
        reader: { membershipId: reader.membershipId, kind: news.kind },
      }));
    await Promise.all([
      list(wide, readers, news),
      ...letters.map((letter) => sendMail(wide, actor, letter)),
    ]);
  });
}

const readersOf = (tx: ScopedTx, membershipIds: readonly string[], kind: string) =>
  tx.query<Reader>(Prisma.sql`
    select m.id as "membershipId", m.person_id as "personId", m.partner_id as "partnerId", m.name, m.email,
           coalesce(c.in_app, ${usualWish.inApp}::boolean) as "inApp", coalesce(c.mail, ${usualWish.mail}) as mail
      from membership m
      left join partner p on p.vendor_id = ${tx.vendorId}::int and p.id = m.partner_id
      left join notification_choice c
        on c.vendor_id = ${tx.vendorId}::int and c.membership_id = m.id and c.kind = ${kind}
     where m.vendor_id = ${tx.vendorId}::int and m.id = any(${[...membershipIds]}::uuid[]) and m.ended_at is null
       and (m.partner_id is null or p.status::text = 'active')
     order by m.id`);

async function list(tx: ScopedTx, readers: readonly Reader[], { kind, subject, text, to }: News) {
  const createdAt = now();
  const data = readers
    .filter(({ inApp, mail }) => inApp || mail === "daily")
    .map(({ membershipId, personId, partnerId, inApp, mail }) => ({
      ...{ vendorId: tx.vendorId, id: newId(), membershipId, personId, partnerId },
      ...{ kind, subject, text, path: to, createdAt, listed: inApp, daily: mail === "daily" },
    }));
  if (data.length > 0) await tx.query(insertInto("notification", data));
}
