import { can } from "#app/domain/identity/permissions.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { TalkDeal, TalkRights } from "./talk-deal.ts";

export async function findTalkDeal(tx: ScopedTx, id: string): Promise<TalkDeal | null> {
  const deal = await tx.deal.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: {
      id: true,
      number: true,
      partnerId: true,
      customerName: true,
      ownerId: true,
      partner: { select: { name: true } },
    },
  });
  if (!deal) return null;
  const { partner, ...rest } = deal;
  return { ...rest, partnerName: partner.name };
}

/** The same rules as the policies and guards of deal_comment, deal_note and deal_file. */
export async function talkRights(
  tx: ScopedTx,
  actor: Actor,
  deal: Pick<TalkDeal, "id" | "partnerId">,
): Promise<TalkRights> {
  if (actor.audience === "vendor") {
    return { as: "vendor", read: true, share: can(actor, "deal:decide"), note: true };
  }
  if (deal.partnerId === actor.partnerId) {
    return { as: "partner", read: true, share: can(actor, "deal:register"), note: false };
  }
  const [guest] = await tx.$queryRaw<{ access: string | null }[]>`
    select deals.guest_access(${deal.id}::uuid) as access`;
  const access = guest?.access ?? null;
  const share = access === "edit" && can(actor, "deal:register");
  return { as: "guest", read: access !== null, share, note: false };
}

/** Who speaks: a person always, under the name of its company. */
export async function speaker(tx: ScopedTx, actor: Actor) {
  if (!actor.personId) throw new Error("The portal itself has nothing to say");
  const company =
    actor.audience === "partner"
      ? actor.partnerName
      : (
          await tx.vendor.findUniqueOrThrow({
            where: { vendorId: tx.vendorId },
            select: { shortName: true },
          })
        ).shortName;
  return { personId: actor.personId, authorName: actor.name, company };
}
