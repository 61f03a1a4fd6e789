import { systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { readStopLink, type StopLink } from "#app/platform/mail/stop-link.server.ts";

import { putChoices } from "./choices.server.ts";
import { DAILY, type MailChoice, usualWish } from "./wish.ts";

export type Stoppable = { kind: string; vendorName: string; stopped: boolean };

/** What the link in a mail is about; null when it is none of ours, or its reader is gone. Looking changes nothing. */
export async function readStoppable(secret: string): Promise<Stoppable | null> {
  const link = readStopLink(secret);
  if (!link) return null;
  return withScope(systemActor(link.vendorId), async (tx) => {
    const member = await memberOf(tx, link);
    if (!member) return null;
    const { name: vendorName } = await tx.vendor.findUniqueOrThrow({
      where: { vendorId: tx.vendorId },
      select: { name: true },
    });
    return { kind: link.kind, vendorName, stopped: await isStopped(tx, link) };
  });
}

/** Stops the mails of one kind, or sends them again; the link is the proof, so nobody has to sign in. */
export async function stopMails(
  secret: string,
  mail: Extract<MailChoice, "off" | "at_once">,
  at: Date,
): Promise<boolean> {
  const link = readStopLink(secret);
  if (!link) return false;
  const system = systemActor(link.vendorId);
  return withScope(system, async (tx) => {
    const member = await memberOf(tx, link);
    if (!member) return false;
    const { membershipId, kind } = link;
    if (kind === DAILY) await stopDaily(tx, membershipId, at);
    else {
      const where = { vendorId: tx.vendorId, membershipId, kind };
      const chosen = await tx.notificationChoice.findFirst({ where, select: { inApp: true } });
      const inApp = chosen?.inApp ?? usualWish.inApp;
      await putChoices(tx, { ...member, membershipId }, [{ kind, inApp, mail }], at);
    }
    const action = mail === "off" ? "notifications.stopped" : "notifications.resumed";
    await audit(tx, system, action, { kind: "membership", id: membershipId }, { kind });
    return true;
  });
}

const memberOf = (tx: ScopedTx, { membershipId }: StopLink) =>
  tx.membership.findFirst({
    where: { vendorId: tx.vendorId, id: membershipId, endedAt: null },
    select: { personId: true, partnerId: true },
  });

async function isStopped(tx: ScopedTx, { membershipId, kind }: StopLink): Promise<boolean> {
  const where = { vendorId: tx.vendorId, membershipId };
  if (kind === DAILY) {
    return (await tx.notificationChoice.count({ where: { ...where, mail: "daily" } })) === 0;
  }
  return (await tx.notificationChoice.count({ where: { ...where, kind, mail: "off" } })) > 0;
}

const stopDaily = (tx: ScopedTx, membershipId: string, at: Date) =>
  tx.notificationChoice.updateMany({
    where: { vendorId: tx.vendorId, membershipId, mail: "daily" },
    data: { mail: "off", changedAt: at },
  });
