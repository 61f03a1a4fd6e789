import { type Colleague, colleaguesOf, staff } from "#app/domain/identity/members/people.server.ts";
import { notify } from "#app/domain/identity/notifications/notify.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import { type AccountNewsKind, accountKind } from "./account-news.ts";
import { selectMembers } from "./joint-account.store.server.ts";
import { type JointAccount, otherSide, sideOf } from "./joint-account.ts";

type News = { kind: AccountNewsKind; subject: string; text: (from: string) => string };

/** Tells those of the other side who work on the account, or whoever answers for it there. */
export async function tellOtherSide(
  tx: ScopedTx,
  actor: Actor,
  account: JointAccount,
  { kind, subject, text }: News,
) {
  const recipients = await asSystem(tx, actor, (all) => recipientsOf(all, actor, account));
  const from = actor.audience === "partner" ? actor.partnerName : (await findVendor(tx)).name;
  const base = actor.audience === "vendor" ? "portal" : "desk";
  await notify(
    tx,
    actor,
    recipients.map(({ id }) => id),
    { kind: accountKind(kind), subject, text: text(from), to: `/${base}/accounts/${account.id}` },
  );
}

async function recipientsOf(
  tx: ScopedTx,
  actor: Actor,
  account: JointAccount,
): Promise<Colleague[]> {
  const side = otherSide(sideOf(actor));
  const people = side === "partner" ? await colleaguesOf(tx, account.partnerId) : await staff(tx);
  const members = (await selectMembers(tx, account)).filter((member) => member.side === side);
  const working = new Set(members.map(({ email }) => email));
  const onIt = people.filter(({ email }) => working.has(email));
  if (onIt.length > 0) return onIt;
  if (side === "partner") {
    return withRole(people, "sales_rep") ?? withRole(people, "partner_admin") ?? [];
  }
  const partner = await findPartner(tx, account.partnerId);
  const manager = people.find(({ id }) => id === partner?.managerId);
  return manager ? [manager] : (withRole(people, "vendor_admin") ?? []);
}

function withRole(people: readonly Colleague[], role: Colleague["role"]): Colleague[] | null {
  const found = people.filter((person) => person.role === role);
  return found.length > 0 ? found : null;
}
