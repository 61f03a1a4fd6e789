import { staff } from "#app/domain/identity/members/people.server.ts";
import { partnerTerms } from "#app/domain/partners/partners.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import type { DealLetter } from "../letter.ts";
import { tellPeople } from "../tell.server.ts";

type Approver = { approverId: string | null; approverRole: string | null };

/** Tells those who decide a step, and whoever stands in for them today. */
export async function tellApprovers(
  tx: ScopedTx,
  actor: Actor,
  step: Approver,
  letter: DealLetter,
  now: Date,
) {
  const people = await asSystem(tx, actor, (wide) => approversOf(wide, step, now));
  await tellPeople(tx, actor, people, letter);
}

/** The same for the first step of a deal that was handed in; the desk has its letter already. */
export async function tellFirstApprovers(
  tx: ScopedTx,
  actor: Actor,
  { partnerId }: { partnerId: string },
  step: Approver | undefined,
  letter: DealLetter,
  now: Date,
) {
  if (!step) return;
  const people = await asSystem(tx, actor, async (wide) => {
    const [partner, found] = await Promise.all([
      partnerTerms(wide, partnerId),
      approversOf(wide, step, now),
    ]);
    const manager = partner?.managerId ?? null;
    const has = (id: string) => (manager ? id === manager : step.approverRole === "vendor_admin");
    return found.filter(({ id }) => !has(id));
  });
  if (people.length > 0) await tellPeople(tx, actor, people, letter);
}

async function approversOf(wide: ScopedTx, { approverId, approverRole }: Approver, now: Date) {
  const [members, delegations] = await Promise.all([
    staff(wide),
    wide.query<{ delegateId: string }>(Prisma.sql`
      select d.delegate_id as "delegateId" from delegation d
        join vendor v on v.vendor_id = ${wide.vendorId}::int
       where d.vendor_id = ${wide.vendorId}::int and d.membership_id = ${approverId}::uuid and d.ended_at is null
         and (${now}::timestamptz at time zone v.time_zone)::date between d.from_day and d.until_day`),
  ]);
  if (!approverId) return members.filter(({ role }) => role === approverRole);
  const ids = [approverId, ...delegations.map(({ delegateId }) => delegateId)];
  return members.filter(({ id }) => ids.includes(id));
}
