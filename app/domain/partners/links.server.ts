import type { PartnerActor } from "#app/platform/actor.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import { isNameless, type Link } from "./link.ts";
import { partnersById } from "./partners.server.ts";

const columns = {
  id: true,
  distributorId: true,
  resellerId: true,
  status: true,
  sharesDeals: true,
  proposedBy: true,
  distributorAcceptedAt: true,
  resellerAcceptedAt: true,
  endedAt: true,
  endedBy: true,
  createdAt: true,
} satisfies Prisma.PartnerLinkSelect;

/** A link as one of its two ends sees it. */
export type NamedLink = Link & { otherId: string; otherName: string };

/** One partner's links, those that want something first. */
export async function linksOf(tx: ScopedTx, partnerId: string): Promise<Link[]> {
  const rank = { proposed: 0, live: 1, ended: 2 };
  const links = await tx.partnerLink.findMany({
    where: { vendorId: tx.vendorId, OR: [{ distributorId: partnerId }, { resellerId: partnerId }] },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: columns,
  });
  return links.sort((a, b) => rank[a.status] - rank[b.status]);
}

export const findLink = (tx: ScopedTx, id: string): Promise<Link | null> =>
  tx.partnerLink.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: columns,
  });

export const otherEnd = (link: Link, partnerId: string) =>
  link.resellerId === partnerId ? link.distributorId : link.resellerId;

/** For the vendor, who knows everybody's name. */
export async function namedLinks(tx: ScopedTx, partnerId: string): Promise<NamedLink[]> {
  const links = await linksOf(tx, partnerId);
  const names = await partnersById(
    tx,
    links.map((link) => otherEnd(link, partnerId)),
  );
  return links.map((link) => {
    const otherId = otherEnd(link, partnerId);
    return { ...link, otherId, otherName: names.get(otherId)?.name ?? "" };
  });
}

/**
 * A partner's own links. The other end has its name where it has said yes, or is a distributor; a reseller whose
 * code somebody typed shows nothing but that code until it does.
 */
export async function ownLinks(tx: ScopedTx, actor: PartnerActor): Promise<NamedLink[]> {
  const links = await linksOf(tx, actor.partnerId);
  const others = await asSystem(tx, actor, (system) =>
    system.partner.findMany({
      where: {
        vendorId: system.vendorId,
        id: { in: links.map((link) => otherEnd(link, actor.partnerId)) },
      },
      select: { id: true, name: true, code: true },
    }),
  );
  const byId = new Map(others.map((other) => [other.id, other]));
  return links.map((link) => {
    const otherId = otherEnd(link, actor.partnerId);
    const other = byId.get(otherId);
    const hidden = link.resellerId === otherId && isNameless(link);
    const otherName = (hidden ? other?.code : other?.name) ?? "";
    return { ...link, otherId, otherName };
  });
}

export type Choice = { id: string; name: string };

/** The distributors a reseller can ask for: whom the vendor sells through is no secret to its resellers. */
export const distributorsToAsk = (tx: ScopedTx, actor: PartnerActor): Promise<Choice[]> =>
  asSystem(tx, actor, (system) =>
    system.partner.findMany({
      where: { vendorId: system.vendorId, kind: "distributor", status: "active" },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
  );
