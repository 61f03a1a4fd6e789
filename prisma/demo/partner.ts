import type { TierName } from "./vendor.ts";

export type DemoPartner = {
  code: string;
  kind: "distributor" | "reseller" | "supplier";
  name: string;
  city: string;
  country: string;
  tier: TierName | null;
  /** Who at the vendor looks after it. */
  manager: string | null;
  /** Where its customers are. */
  sellsIn: readonly string[];
  domain: string;
};

/** A distributor supplies a reseller, which may show it its deals. */
export type DemoLink = { distributor: string; reseller: string; sharesDeals: boolean };

/** Somebody at a partner who is only needed because somebody has to work there. */
export type Staff = { partner: string; name: string; role: "operations" | "sales_rep" | "planner" };
