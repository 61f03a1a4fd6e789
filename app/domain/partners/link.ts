import type { PartnerKind } from "#app/platform/actor.ts";

export type LinkParty = "vendor" | "distributor" | "reseller";
export type LinkStatus = "proposed" | "live" | "ended";

export type Link = {
  id: string;
  distributorId: string;
  resellerId: string;
  status: LinkStatus;
  sharesDeals: boolean;
  proposedBy: LinkParty;
  distributorAcceptedAt: Date | null;
  resellerAcceptedAt: Date | null;
  endedAt: Date | null;
  endedBy: LinkParty | null;
  createdAt: Date;
};

/** Which end of a link a partner is. Suppliers are at none. */
export const endOf = (kind: PartnerKind): "distributor" | "reseller" | null =>
  kind === "supplier" ? null : kind;

const acceptedBy = (link: Link, party: "distributor" | "reseller") =>
  party === "distributor" ? link.distributorAcceptedAt : link.resellerAcceptedAt;

/** A reseller whose code a distributor typed is nothing but that code to it until it accepts. */
export const isNameless = (link: Pick<Link, "proposedBy" | "resellerAcceptedAt">) =>
  link.proposedBy === "distributor" && !link.resellerAcceptedAt;

/** True when the link waits for this side's word. */
export const waitsFor = (link: Link, party: "distributor" | "reseller") =>
  link.status === "proposed" && !acceptedBy(link, party);

/** How a link stands, in words. `names` says what its two ends are called. */
export function linkWords(link: Link, names: Record<"distributor" | "reseller", string>): string {
  if (link.status === "live") return link.sharesDeals ? "Live, deals shown" : "Live";
  if (link.status === "ended") return "Ended";
  const missing = (["distributor", "reseller"] as const).filter((party) => waitsFor(link, party));
  return `Waits for ${missing.map((party) => names[party]).join(" and ")}`;
}
