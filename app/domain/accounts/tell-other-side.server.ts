import { type Colleague, colleaguesOf, staff } from "#app/domain/identity/members/people.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail/mail.server.ts";

import { selectMembers } from "./joint-account.store.server.ts";
import { type JointAccount, otherSide, sideOf } from "./joint-account.ts";

type News = { subject: string; text: (from: string) => string };
type Recipient = Pick<Colleague, "name" | "email">;

/** Writes to those of the other side who work on the account, or to whoever answers for it there. */
export async function tellOtherSide(
  tx: ScopedTx,
  actor: Actor,
  account: JointAccount,
  { subject, text }: News,
) {
  const recipients = await asSystem(tx, actor, (all) => recipientsOf(all, actor, account));
  const from = actor.audience === "partner" ? actor.partnerName : (await findVendor(tx)).name;
  const base = actor.audience === "vendor" ? "portal" : "desk";
  const link = `${env.ORIGIN}/${base}/accounts/${account.id}`;
  for (const { name, email } of recipients) {
    await sendMail(tx, actor, {
      toName: name,
      toAddress: email,
      subject,
      text: `${text(from)}\n\n${link}\n`,
    });
  }
}

async function recipientsOf(
  tx: ScopedTx,
  actor: Actor,
  account: JointAccount,
): Promise<Recipient[]> {
  const side = otherSide(sideOf(actor));
  const members = (await selectMembers(tx, account)).filter((member) => member.side === side);
  if (members.length > 0) return members;
  if (side === "partner") {
    const people = await colleaguesOf(tx, account.partnerId);
    return withRole(people, "sales_rep") ?? withRole(people, "partner_admin") ?? [];
  }
  const people = await staff(tx);
  const partner = await findPartner(tx, account.partnerId);
  const manager = people.find(({ id }) => id === partner?.managerId);
  return manager ? [manager] : (withRole(people, "vendor_admin") ?? []);
}

function withRole(people: readonly Colleague[], role: Colleague["role"]): Colleague[] | null {
  const found = people.filter((person) => person.role === role);
  return found.length > 0 ? found : null;
}
