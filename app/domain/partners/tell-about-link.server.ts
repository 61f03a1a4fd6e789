import { colleaguesOf } from "#app/domain/identity/members/people.server.ts";
import { notify } from "#app/domain/identity/notifications/notify.server.ts";
import type { Actor, PartnerActor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import { isNameless, type Link } from "./link.ts";
import { selectRecord } from "./partner.store.server.ts";
import { LINK_NEWS } from "./partner-news.ts";
import { findVendor } from "./vendor.server.ts";

type Ends = { id: string; distributorId: string; resellerId: string };
type Told = Ends & Partial<Pick<Link, "proposedBy" | "resellerAcceptedAt">>;
type News = "proposed" | "accepted" | "live" | "declined" | "ended" | "shown" | "hidden";

const subjects: Record<News, string> = {
  proposed: "A link is proposed to you",
  accepted: "A proposed link was accepted",
  live: "A link is live",
  declined: "A proposed link was declined",
  ended: "A link has ended",
  shown: "A reseller shows you its deals",
  hidden: "A reseller shows you its deals no more",
};

const words: Record<News, (who: string, vendor: string) => string> = {
  proposed: (who, vendor) =>
    `${who} proposes to link you with a partner of ${vendor}. Nothing is shown before both of you accept.`,
  accepted: (who) => `${who} accepted. The other side has not answered yet.`,
  live: (who) => `${who} accepted, and the link is live.`,
  declined: (who) => `${who} declined the link.`,
  ended: (who) => `${who} ended the link. Deals are no longer shown through it.`,
  shown: (who) => `${who} shows you its deals.`,
  hidden: (who) => `${who} does not show you its deals any more.`,
};

/** Tells the administrators of the ends that did not do it themselves. */
export async function tellAboutLink(tx: ScopedTx, actor: Actor, link: Told, news: News) {
  const vendor = (await findVendor(tx)).name;
  const who = actor.audience === "partner" ? await nameTold(tx, actor, link) : vendor;
  const ends = [link.distributorId, link.resellerId].filter((id) => id !== actor.partnerId);
  const people = await asSystem(tx, actor, async (system) =>
    (await Promise.all(ends.map((id) => colleaguesOf(system, id)))).flat(),
  );
  const administrators = people.filter(({ role }) => role === "partner_admin");
  await notify(
    tx,
    actor,
    administrators.map(({ id }) => id),
    {
      kind: LINK_NEWS,
      subject: subjects[news],
      text: words[news](who, vendor),
      to: "/portal/company",
    },
  );
}

async function nameTold(
  tx: ScopedTx,
  actor: PartnerActor,
  { resellerId, proposedBy, resellerAcceptedAt = null }: Told,
): Promise<string> {
  const hidden = proposedBy && isNameless({ proposedBy, resellerAcceptedAt });
  if (!hidden || actor.partnerId !== resellerId) return actor.partnerName;
  return (await selectRecord(tx, resellerId))?.code ?? "";
}
