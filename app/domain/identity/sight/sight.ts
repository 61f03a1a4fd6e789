import type { Actor, PartnerActor } from "#app/platform/actor.ts";

import type { Permission } from "../permissions.ts";

/** Records whose sight can be explained, by the word in the address. */
export const sightKinds = [
  "deal",
  "submission",
  "account",
  "customer",
  "partner",
  "product",
  "forecast",
] as const;
export type SightKind = (typeof sightKinds)[number];

export const isSightKind = (word: string | undefined): word is SightKind =>
  sightKinds.some((kind) => kind === word);

type Side = {
  /** What opens the page on which it is shown. */
  needs: Permission;
  page: (id: string) => string;
};

type Kind = { table: string; one: string; many: string; vendor: Side; partner: Side | null };

const recordAt =
  (place: string) =>
  (id: string): string =>
    `${place}/${id}`;
const listAt = (place: string) => (): string => place;

/** What each kind is called, and where each side meets it; `partner` is null where partners have no such page. */
export const sights: Record<SightKind, Kind> = {
  deal: {
    table: "deal",
    one: "deal",
    many: "deals",
    vendor: { needs: "deal:read", page: recordAt("/desk/deals") },
    partner: { needs: "deal:read", page: recordAt("/portal/deals") },
  },
  submission: {
    table: "submission",
    one: "submission",
    many: "submissions",
    vendor: { needs: "submission:read", page: recordAt("/desk/submissions") },
    partner: { needs: "submission:read", page: recordAt("/portal/submissions") },
  },
  account: {
    table: "joint_account",
    one: "joint account",
    many: "joint accounts",
    vendor: { needs: "account:read", page: recordAt("/desk/accounts") },
    partner: { needs: "account:read", page: recordAt("/portal/accounts") },
  },
  customer: {
    table: "customer",
    one: "customer",
    many: "customers",
    vendor: { needs: "customer:read", page: recordAt("/desk/customers") },
    partner: null,
  },
  partner: {
    table: "partner",
    one: "partner",
    many: "partners",
    vendor: { needs: "partner:read", page: recordAt("/desk/partners") },
    partner: { needs: "company:read", page: listAt("/portal/company") },
  },
  product: {
    table: "product",
    one: "product",
    many: "products",
    vendor: { needs: "demand:read", page: listAt("/desk/demand") },
    partner: { needs: "demand:read", page: listAt("/portal/forecast") },
  },
  forecast: {
    table: "forecast",
    one: "forecast",
    many: "forecasts",
    vendor: { needs: "demand:read", page: listAt("/desk/demand") },
    partner: { needs: "demand:read", page: listAt("/portal/forecast") },
  },
};

/** What a rule looks at, of any kind of record. */
export type SightRecord = {
  kind: SightKind;
  id: string;
  title: string;
  /** Whose it is; for a partner, itself; null for the vendor's own. */
  partnerId: string | null;
  supplierId: string | null;
  status: string | null;
  at: Date | null;
  by: string | null;
};

export type SightRule = "staff" | "own" | "shown" | "self" | "linked" | "supplied" | "catalogue";

/**
 * The rule by which a scope sees a record, as the policies in the database have it; null for one that does not. The
 * database is asked as well, and a test holds the two together.
 */
export function ruleFor(actor: Actor, record: SightRecord): SightRule | null {
  return actor.audience === "vendor" ? "staff" : partnerRule(actor, record);
}

function partnerRule(actor: PartnerActor, record: SightRecord): SightRule | null {
  const { partnerId } = record;
  const own = partnerId === actor.partnerId;
  switch (record.kind) {
    case "deal":
      if (own) return "own";
      return partnerId !== null && actor.showing.includes(partnerId) ? "shown" : null;
    case "submission":
    case "account":
    case "forecast":
      return own ? "own" : null;
    case "partner":
      if (own) return "self";
      return partnerId !== null && actor.linked.includes(partnerId) ? "linked" : null;
    case "product":
      if (actor.partnerKind !== "supplier") return "catalogue";
      return record.supplierId === actor.partnerId ? "supplied" : null;
    case "customer":
      return null;
  }
}
