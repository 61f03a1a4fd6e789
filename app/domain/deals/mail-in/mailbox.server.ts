import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { randomNumber } from "#app/platform/id.server.ts";

import type { MailboxKey } from "./deal-mailbox.ts";

const TOKEN_LENGTH = 24;

/** Where the partner's mails become drafts; null before its administrator opened one. */
export async function mailboxOf(
  tx: ScopedTx,
  { partnerId }: Pick<PartnerActor, "partnerId">,
): Promise<MailboxKey | null> {
  const { vendorId } = tx;
  const mailbox = await tx.dealMailbox.findUnique({
    where: { vendorId_partnerId: { vendorId, partnerId } },
    select: { token: true },
  });
  return mailbox && { vendorId, token: mailbox.token };
}

/** Opens the mailbox, or gives it another address: the one before stops working at once. */
export function renewMailbox(actor: PartnerActor, now: Date): Promise<void> {
  return withScope(actor, async (tx) => {
    const { vendorId } = tx;
    const { partnerId } = actor;
    const token = randomNumber(TOKEN_LENGTH).toLowerCase();
    const renewed = { token, renewedAt: now, renewedBy: actor.name };
    const { count } = await tx.dealMailbox.updateMany({
      where: { vendorId, partnerId },
      data: renewed,
    });
    if (count === 0) {
      await tx.dealMailbox.createMany({
        data: [{ vendorId, partnerId, ...renewed }],
        skipDuplicates: true,
      });
    }
    await audit(tx, actor, "deal_mailbox.renewed", { kind: "partner", id: partnerId });
  });
}
