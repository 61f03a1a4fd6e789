import { staff } from "#app/domain/identity/members/people.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { isoDay } from "#app/platform/form-fields.ts";
import { newId } from "#app/platform/id.server.ts";

export type Delegate = {
  membershipId: string;
  delegateId: string;
  fromDay: Date;
  untilDay: Date;
  reason: string | null;
};

export type Delegating =
  | { ok: true }
  /** Only an administrator speaks for somebody else. */
  | { ok: false; reason: "not-yours" }
  | { ok: false; reason: "not-an-approver" | "overlapping" };

const about = (id: string) => ({ kind: "delegation", id });

/** Says who decides while somebody is away. */
export function delegate(
  actor: VendorActor,
  { membershipId, delegateId, fromDay, untilDay, reason }: Delegate,
  now: Date,
): Promise<Delegating> {
  return withScope(actor, async (tx) => {
    if (membershipId !== actor.membershipId && actor.role !== "vendor_admin") {
      return { ok: false, reason: "not-yours" };
    }
    const people = new Map((await staff(tx)).map((person) => [person.id, person]));
    const [absent, other] = [people.get(membershipId), people.get(delegateId)];
    if (!absent || !other || !can(other, "deal:decide") || absent === other) {
      return { ok: false, reason: "not-an-approver" };
    }
    if (await isAwayThen(tx, { membershipId, fromDay, untilDay })) {
      return { ok: false, reason: "overlapping" };
    }
    const id = newId();
    const data = { vendorId: tx.vendorId, id, membershipId, delegateId, fromDay, untilDay, reason };
    await tx.delegation.createMany({ data: [{ ...data, createdAt: now, createdBy: actor.name }] });
    const said = { of: absent.name, to: other.name };
    const days = { from: isoDay(fromDay), until: isoDay(untilDay) };
    await audit(tx, actor, "delegation.added", about(id), { ...said, ...days });
    return { ok: true };
  });
}

async function isAwayThen(
  tx: ScopedTx,
  { membershipId, fromDay, untilDay }: Pick<Delegate, "membershipId" | "fromDay" | "untilDay">,
): Promise<boolean> {
  const { vendorId } = tx;
  const other = await tx.delegation.findFirst({
    where: {
      vendorId,
      membershipId,
      endedAt: null,
      fromDay: { lte: untilDay },
      untilDay: { gte: fromDay },
    },
    select: { id: true },
  });
  return other !== null;
}

/** Ends a delegation, or takes one back that has not begun. */
export function endDelegation(
  actor: VendorActor,
  id: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "unknown" | "not-yours" }> {
  return withScope(actor, async (tx) => {
    const { vendorId } = tx;
    const open = { vendorId, id, endedAt: null };
    const found = await tx.delegation.findFirst({ where: open, select: { membershipId: true } });
    if (!found) return { ok: false, reason: "unknown" };
    if (found.membershipId !== actor.membershipId && actor.role !== "vendor_admin") {
      return { ok: false, reason: "not-yours" };
    }
    await tx.delegation.updateMany({ where: open, data: { endedAt: now } });
    await audit(tx, actor, "delegation.ended", about(id));
    return { ok: true };
  });
}
