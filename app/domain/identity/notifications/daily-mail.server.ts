import { z } from "zod";

import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";
import { sendMail } from "#app/platform/mail/mail.server.ts";

import { vendorIds } from "../members/vendor-ids.server.ts";
import { dailyLetter } from "./daily-letter.ts";
import { DAILY } from "./wish.ts";

const MOST_READERS = 1_000;
const MOST_NEWS = 200;

/** One mail with the news of the day before, at seven in the vendor's morning, for whoever chose it. */
export const dailyMail = defineJob({
  name: "identity.daily-mail",
  payload: z.object({}),
  cron: "*/5 * * * *",
  async run() {
    for (const vendorId of await vendorIds()) await sendDailyMails(vendorId, now());
  },
});

/** Sends what waited for this morning's mail; each reader's is a transaction of its own. Answers how many went out. */
export async function sendDailyMails(vendorId: number, at: Date): Promise<number> {
  const system = systemActor(vendorId);
  const { seven, readers } = await withScope(system, async (tx) => {
    const morning = await lastSeven(tx, at);
    const waiting = await tx.$queryRaw<{ id: string }[]>`
      select distinct n.membership_id as id from notification n
       where n.vendor_id = ${vendorId}::int and n.daily and n.mailed_at is null
         and n.created_at < ${morning}::timestamptz
       limit ${MOST_READERS}`;
    return { seven: morning, readers: waiting.map(({ id }) => id) };
  });
  let sent = 0;
  for (const membershipId of readers) {
    if (await withScope(system, (tx) => sendOne(tx, membershipId, seven, at))) sent += 1;
  }
  return sent;
}

/** The last time it was seven in the morning where the vendor is, whatever its clocks did since. */
async function lastSeven(tx: ScopedTx, at: Date): Promise<Date> {
  const [row] = await tx.$queryRaw<{ seven: Date }[]>`
    select (date_trunc('day', (${at}::timestamptz at time zone v.time_zone) - interval '7 hours')
             + interval '7 hours') at time zone v.time_zone as seven
      from vendor v where v.vendor_id = ${tx.vendorId}::int`;
  if (!row) throw new Error("The vendor is out of scope");
  return row.seven;
}

async function sendOne(
  tx: ScopedTx,
  membershipId: string,
  seven: Date,
  at: Date,
): Promise<boolean> {
  const { vendorId } = tx;
  // Whoever writes to this reader at the same time has the row, and will have sent the mail.
  const [reader] = await tx.$queryRaw<{ name: string; email: string; endedAt: Date | null }[]>`
    select name, email, ended_at as "endedAt" from membership
     where vendor_id = ${vendorId}::int and id = ${membershipId}::uuid
       for update skip locked`;
  if (!reader) return false;
  const mine = { vendorId, membershipId, daily: true };
  const hadToday = await tx.notification.count({ where: { ...mine, mailedAt: { gte: seven } } });
  if (hadToday > 0) return false;

  const waiting = await tx.notification.findMany({
    where: { ...mine, mailedAt: null, createdAt: { lt: seven } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST_NEWS,
    select: { id: true, kind: true, subject: true, path: true },
  });
  const off = await tx.notificationChoice.findMany({
    where: { vendorId, membershipId, mail: "off" },
    select: { kind: true },
  });
  const unwanted = new Set(off.map(({ kind }) => kind));
  const news = reader.endedAt ? [] : waiting.filter(({ kind }) => !unwanted.has(kind));
  await tx.notification.updateMany({
    where: { vendorId, id: { in: waiting.map(({ id }) => id) } },
    data: { mailedAt: at },
  });
  if (news.length === 0) return false;
  await sendMail(tx, systemActor(vendorId), {
    toName: reader.name,
    toAddress: reader.email,
    ...dailyLetter(news, env.ORIGIN),
    reader: { membershipId, kind: DAILY },
  });
  return true;
}
