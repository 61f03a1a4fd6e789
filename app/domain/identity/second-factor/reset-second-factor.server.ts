import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { endOtherSessions } from "../session/session.server.ts";
import { forgotten } from "./authenticator.server.ts";
import { lockPerson } from "./lock-person.server.ts";
import { secondFactorOf } from "./second-factor.server.ts";
import { noteFactorChange } from "./second-factor-notice.server.ts";

export type ResetRefusal =
  | "unknown"
  | "not-allowed"
  | "yourself"
  /** Another company relies on the same login. */
  | "works-elsewhere"
  | "none-set-up";
export type Reset = { ok: true } | { ok: false; reason: ResetRefusal };

const refused = (reason: ResetRefusal): Reset => ({ ok: false, reason });

/**
 * For somebody who lost the phone: takes away every second factor and ends every session. The password stays, and
 * whoever must have a second factor sets one up with the next sign-in.
 */
export async function resetSecondFactor(
  tx: ScopedTx,
  actor: Actor,
  membershipId: string,
): Promise<Reset> {
  if (actor.role !== "vendor_admin" && actor.role !== "partner_admin")
    return refused("not-allowed");
  const member = await tx.membership.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id: membershipId }, endedAt: null },
    select: { personId: true, partnerId: true, person: { select: { email: true, name: true } } },
  });
  if (!member) return refused("unknown");
  if (actor.audience === "partner" && member.partnerId !== actor.partnerId) {
    return refused("unknown");
  }
  const { personId, person } = member;
  if (personId === actor.personId) return refused("yourself");

  await lockPerson(tx, personId);
  if (!(await answersFor(tx, actor, personId))) return refused("works-elsewhere");
  if (!(await secondFactorOf(personId, tx))) return refused("none-set-up");

  await tx.person.updateMany({ where: { id: personId }, data: forgotten });
  await tx.passkey.deleteMany({ where: { personId } });
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await endOtherSessions(personId, null, tx);
  const change = { kind: "second_factor_reset", by: actor.name } as const;
  await noteFactorChange(tx, actor, { id: personId, ...person }, change);
  return { ok: true };
}

/** Every place where the person works is in the administrator's charge, also one that nobody may enter just now. */
async function answersFor(tx: ScopedTx, actor: Actor, personId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ elsewhere: boolean }[]>`
    select identity.works_elsewhere(${personId}::uuid, ${tx.vendorId}::int, ${actor.partnerId}::uuid) as elsewhere`;
  return row?.elsewhere === false;
}

/** Which of these members have a second factor, for the list of colleagues. */
export async function membersWithSecondFactor(
  tx: ScopedTx,
  membershipIds: string[],
): Promise<Set<string>> {
  const found = await tx.membership.findMany({
    where: {
      vendorId: tx.vendorId,
      id: { in: membershipIds },
      person: { OR: [{ totpConfirmedAt: { not: null } }, { passkeys: { some: {} } }] },
    },
    select: { id: true },
  });
  return new Set(found.map(({ id }) => id));
}
