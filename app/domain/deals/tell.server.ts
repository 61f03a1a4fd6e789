import { type Colleague, colleaguesOf, staff } from "#app/domain/identity/members/people.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail/mail.server.ts";

import type { DealLetter } from "./letter.ts";

/** Tells the vendor's people whom a partner's deals concern: its channel manager, else the administrators. */
export async function tellDesk(
  tx: ScopedTx,
  actor: Actor,
  { partnerId }: { partnerId: string },
  letter: DealLetter,
) {
  const people = await asSystem(tx, actor, async (wide) => {
    const [partner, members] = [await findPartner(wide, partnerId), await staff(wide)];
    const manager = members.find(({ id }) => id === partner?.managerId);
    return manager ? [manager] : members.filter(({ role }) => role === "vendor_admin");
  });
  await send(tx, actor, people, letter);
}

/** Tells whoever registered the deal, else the partner's administrators. */
export async function tellPartner(
  tx: ScopedTx,
  actor: Actor,
  { partnerId, ownerId }: { partnerId: string; ownerId: string },
  letter: DealLetter,
) {
  const members = await colleaguesOf(tx, partnerId);
  const owner = members.find(({ id }) => id === ownerId);
  await send(
    tx,
    actor,
    owner ? [owner] : members.filter(({ role }) => role === "partner_admin"),
    letter,
  );
}

async function send(
  tx: ScopedTx,
  actor: Actor,
  people: readonly Colleague[],
  { subject, text, to }: DealLetter,
) {
  for (const { name, email } of people) {
    await sendMail(tx, actor, {
      toName: name,
      toAddress: email,
      subject,
      text: `${text}\n\n${env.ORIGIN}${to}`,
    });
  }
}
