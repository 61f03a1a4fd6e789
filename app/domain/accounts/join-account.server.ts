import { colleaguesOf, staff } from "#app/domain/identity/members/people.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { insertMember } from "./joint-account.store.server.ts";
import { type JointAccount, sideOf } from "./joint-account.ts";

/** One's own side's people, whom one may put to work on an account. */
export const colleagues = (tx: ScopedTx, actor: Actor) =>
  actor.audience === "vendor" ? staff(tx) : colleaguesOf(tx, actor.partnerId);

/** Whoever invites or accepts works on the account from then on. */
export async function joinAccount(
  tx: ScopedTx,
  actor: Actor,
  account: JointAccount,
  membershipId = actor.membershipId,
) {
  const all = await colleagues(tx, actor);
  const person = all.find(({ id }) => id === membershipId);
  if (!person) return null;
  const { name, title, email } = person;
  await insertMember(tx, account, { side: sideOf(actor), name, title, email });
  return person;
}
