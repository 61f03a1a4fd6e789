import type { Actor, PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { refusedByGuard } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { endOf } from "./link.ts";
import { findLink } from "./links.server.ts";
import { tellAboutLink } from "./tell-about-link.server.ts";

export type LinkAnswer = { ok: true } | { ok: false; reason: "unknown" | "not-open" };

const notOpen: LinkAnswer = { ok: false, reason: "not-open" };

/** Says yes for one's own side. With the second yes the database makes the link live. */
export const acceptLink = (
  actor: PartnerActor,
  id: string,
  { showDeals }: { showDeals: boolean },
  at: Date,
): Promise<LinkAnswer> =>
  answered(actor, id, async (tx) => {
    const end = endOf(actor.partnerKind);
    if (!end) return notOpen;
    const own = end === "reseller" ? "resellerAcceptedAt" : "distributorAcceptedAt";
    const { count } = await tx.partnerLink.updateMany({
      where: { vendorId: tx.vendorId, id, status: "proposed", [own]: null },
      data: { [own]: at, ...(end === "reseller" && { sharesDeals: showDeals }) },
    });
    const link = count > 0 && (await findLink(tx, id));
    if (!link) return notOpen;
    const detail = { side: end, live: link.status === "live", shows_deals: link.sharesDeals };
    await audit(tx, actor, "link.accepted", { kind: "partner_link", id }, detail);
    await tellAboutLink(tx, actor, link, link.status === "live" ? "live" : "accepted");
    return { ok: true };
  });

/** Declines a proposal or ends a live link: either side may, and the vendor. */
export const endLink = (actor: Actor, id: string, at: Date): Promise<LinkAnswer> =>
  answered(actor, id, async (tx) => {
    const before = await findLink(tx, id);
    if (!before) return { ok: false, reason: "unknown" };
    const { count } = await tx.partnerLink.updateMany({
      where: { vendorId: tx.vendorId, id, status: { not: "ended" } },
      data: { status: "ended", sharesDeals: false, endedAt: at },
    });
    if (count === 0) return notOpen;
    const news = before.status === "live" ? "ended" : "declined";
    const detail = { distributor: before.distributorId, reseller: before.resellerId };
    await audit(tx, actor, `link.${news}`, { kind: "partner_link", id }, detail);
    await tellAboutLink(tx, actor, before, news);
    return { ok: true };
  });

/** The reseller alone decides whether its distributor sees its deals, and may change its mind at any time. */
export const showDeals = (
  actor: PartnerActor,
  id: string,
  sharesDeals: boolean,
): Promise<LinkAnswer> =>
  answered(actor, id, async (tx) => {
    const { count } = await tx.partnerLink.updateMany({
      where: { vendorId: tx.vendorId, id, resellerId: actor.partnerId, status: "live" },
      data: { sharesDeals },
    });
    const link = count > 0 && (await findLink(tx, id));
    if (!link) return notOpen;
    const deed = sharesDeals ? "link.deals_shown" : "link.deals_hidden";
    const subject = { kind: "partner_link", id };
    await audit(tx, actor, deed, subject, { distributor: link.distributorId });
    await tellAboutLink(tx, actor, link, sharesDeals ? "shown" : "hidden");
    return { ok: true };
  });

async function answered(
  actor: Actor,
  id: string,
  work: (tx: ScopedTx) => Promise<LinkAnswer>,
): Promise<LinkAnswer> {
  try {
    return await withScope(actor, async (tx) => {
      if (!(await findLink(tx, id))) return { ok: false, reason: "unknown" };
      return work(tx);
    });
  } catch (error) {
    // Somebody else was faster, and the guard has seen what this transaction had not.
    if (!refusedByGuard(error)) throw error;
    return notOpen;
  }
}
