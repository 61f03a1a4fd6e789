import { colleaguesOf, staff } from "#app/domain/identity/members/people.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

export type Recipient = { toName: string; toAddress: string };

const toRecipient = ({ name, email }: { name: string; email: string }): Recipient => ({
  toName: name,
  toAddress: email,
});

/** Who at the vendor hears of a partner's deals: its channel manager, else the administrators. Vendor's scope. */
export async function deskRecipients(tx: ScopedTx, partnerId: string): Promise<Recipient[]> {
  const [partner, people] = [await findPartner(tx, partnerId), await staff(tx)];
  const manager = people.find(({ id }) => id === partner?.managerId);
  return (manager ? [manager] : people.filter(({ role }) => role === "vendor_admin")).map(
    toRecipient,
  );
}

/** Who at the partner hears of a decision: whoever registered the deal, else the administrators. */
export async function partnerRecipients(
  tx: ScopedTx,
  deal: { partnerId: string; ownerId: string },
): Promise<Recipient[]> {
  const people = await colleaguesOf(tx, deal.partnerId);
  const owner = people.find(({ id }) => id === deal.ownerId);
  return (owner ? [owner] : people.filter(({ role }) => role === "partner_admin")).map(toRecipient);
}
