import type { Actor } from "#app/platform/actor.ts";
import type { AccountStatus, FacetLevel, Side } from "#app/platform/db/generated/enums.ts";

export type { AccountStatus, FacetLevel, Side };

export const facets = ["pipeline", "revenue", "installed_base", "contacts"] as const;
export type Facet = (typeof facets)[number];

export const facetNames: Record<Facet, string> = {
  pipeline: "Pipeline",
  revenue: "Revenue",
  installed_base: "Installed base",
  contacts: "Contacts",
};

export const levels = ["none", "totals", "detail"] as const satisfies readonly FacetLevel[];

export const levelNames: Record<FacetLevel, string> = {
  none: "None",
  totals: "Totals",
  detail: "Detail",
};

/** What each side has to show. What a partner sold reaches the vendor by report, with or without an account. */
export const shownBy: Record<Side, readonly Facet[]> = {
  vendor: facets,
  partner: ["pipeline", "contacts"],
};

export type Levels = Partial<Record<Facet, FacetLevel>>;

export type JointAccount = {
  id: string;
  customerId: string;
  partnerId: string;
  title: string;
  status: AccountStatus;
  invitedBy: Side;
  message: string | null;
  createdAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
};

export type Grant = {
  side: Side;
  facet: Facet;
  level: FacetLevel;
  startsAt: Date;
  endsAt: Date | null;
  revokedAt: Date | null;
};

export type Member = { id: string; side: Side; name: string; title: string; email: string };

export type Contact = {
  id: string;
  name: string;
  title: string | null;
  email: string | null;
  phone: string | null;
};

export const sideOf = (actor: Pick<Actor, "audience">): Side => actor.audience;
export const otherSide = (side: Side): Side => (side === "vendor" ? "partner" : "vendor");

type State = Pick<JointAccount, "status" | "invitedBy">;

/** An invitation is answered by the side that was invited. */
export const mayAnswer = (account: State, side: Side) =>
  account.status === "invited" && account.invitedBy !== side;

/** Either side ends what both agreed; only the inviting one takes its invitation back. */
export const mayEnd = (account: State, side: Side) =>
  account.status === "active" || (account.status === "invited" && account.invitedBy === side);

/** The grant that holds at an instant, as the database reads it too. */
export function liveGrant(
  grants: readonly Grant[],
  side: Side,
  facet: Facet,
  at: Date,
): Grant | null {
  return (
    grants.find(
      (grant) =>
        grant.side === side &&
        grant.facet === facet &&
        grant.revokedAt === null &&
        grant.startsAt <= at &&
        (grant.endsAt === null || grant.endsAt > at),
    ) ?? null
  );
}

export const liveLevel = (grants: readonly Grant[], side: Side, facet: Facet, at: Date) =>
  liveGrant(grants, side, facet, at)?.level ?? "none";
