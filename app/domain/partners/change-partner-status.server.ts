import { revokeKeysOf } from "#app/domain/identity/keys/keys.server.ts";
import { colleaguesOf } from "#app/domain/identity/members/people.server.ts";
import { revokeInvitationsTo } from "#app/domain/identity/members/revoke-invitations-of.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { sendMail } from "#app/platform/mail/mail.server.ts";

import { lockPartner } from "./partner.store.server.ts";
import type { PartnerStatus } from "./partner.ts";
import { mayMoveStatus } from "./partner-status.ts";
import { findVendor } from "./vendor.server.ts";

export type StatusChange = { ok: true } | { ok: false; reason: "unknown" | "not-possible" };

const deeds: Record<PartnerStatus, string> = {
  active: "partner.resumed",
  suspended: "partner.suspended",
  ended: "partner.ended",
};

const words: Record<PartnerStatus, (vendor: string) => string> = {
  active: (vendor) => `${vendor} has opened the partner portal for you again.`,
  suspended: (vendor) =>
    `${vendor} has suspended the partnership. Nobody of your company can work in the portal until it is resumed.`,
  ended: (vendor) =>
    `${vendor} has ended the partnership. Nobody of your company can work in the portal any more.`,
};

/**
 * Suspends a partner, lets it back, or ends it. Its people are out with their next request, which the database sees
 * to; its data stays. An ended partner has no links and nobody is on the way to it.
 */
export const changePartnerStatus = (
  actor: VendorActor,
  partnerId: string,
  { status, note }: { status: PartnerStatus; note: string | null },
  at: Date,
): Promise<StatusChange> =>
  withScope(actor, async (tx) => {
    const partner = await lockPartner(tx, partnerId);
    if (!partner) return { ok: false, reason: "unknown" };
    if (!mayMoveStatus(actor.role, partner.status, status)) {
      return { ok: false, reason: "not-possible" };
    }
    await tx.partner.updateMany({
      where: { vendorId: tx.vendorId, id: partnerId },
      data: { status, statusNote: note },
    });
    if (status !== "active") await revokeKeysOf(tx, actor, partnerId, at);
    if (status === "ended") await cutTies(tx, actor, partnerId, at);
    await audit(
      tx,
      actor,
      deeds[status],
      { kind: "partner", id: partnerId },
      { from: partner.status, to: status, note },
    );
    await tellAdministrators(tx, actor, partnerId, status, note);
    return { ok: true };
  });

async function cutTies(tx: ScopedTx, actor: VendorActor, partnerId: string, at: Date) {
  await tx.partnerLink.updateMany({
    where: {
      vendorId: tx.vendorId,
      status: { not: "ended" },
      OR: [{ distributorId: partnerId }, { resellerId: partnerId }],
    },
    data: { status: "ended", sharesDeals: false, endedAt: at },
  });
  await revokeInvitationsTo(tx, actor, partnerId, at);
}

async function tellAdministrators(
  tx: ScopedTx,
  actor: VendorActor,
  partnerId: string,
  status: PartnerStatus,
  note: string | null,
) {
  const { name } = await findVendor(tx);
  for (const person of await colleaguesOf(tx, partnerId)) {
    if (person.role !== "partner_admin") continue;
    await sendMail(tx, actor, {
      toName: person.name,
      toAddress: person.email,
      subject: `Your partnership with ${name}`,
      text: [words[status](name), note ?? ""].filter(Boolean).join("\n\n"),
    });
  }
}
