import { mailboxAddress } from "#app/domain/deals/mail-in/deal-mailbox.ts";
import { mailboxOf } from "#app/domain/deals/mail-in/mailbox.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";

/** Where the partner's mails become drafts; null where no mail server hands any over, or to those who sell nothing. */
export async function ownMailbox(tx: ScopedTx, actor: PartnerActor) {
  const sells = can(actor, "deal:register") && actor.partnerKind !== "supplier";
  if (!env.INBOUND_MAIL_SECRET || !sells) return null;
  const key = await mailboxOf(tx, actor);
  const host = env.INBOUND_MAIL_HOST ?? new URL(env.ORIGIN).hostname;
  return {
    address: key && mailboxAddress(key, host),
    mayRenew: can(actor, "company:manage"),
  };
}
