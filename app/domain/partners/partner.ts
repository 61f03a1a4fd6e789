import type { PartnerKind } from "#app/platform/actor.ts";

export type { PartnerKind };

export type PartnerSummary = {
  id: string;
  kind: PartnerKind;
  code: string;
  name: string;
  city: string;
  country: string;
  tierId: string | null;
  tierName: string | null;
  /** Hundredths of a percent off the list price. */
  discountBp: number;
  /** The membership of the channel manager in charge. */
  managerId: string | null;
  status: PartnerStatus;
};

/** Nobody works for a partner that is suspended or ended; what it reported stays. */
export const partnerStatuses = ["active", "suspended", "ended"] as const;
export type PartnerStatus = (typeof partnerStatuses)[number];

export const partnerStatusNames: Record<PartnerStatus, string> = {
  active: "Active",
  suspended: "Suspended",
  ended: "Ended",
};

/** What the vendor keeps of a partner, as its form shows it. */
export type PartnerRecord = {
  code: string;
  name: string;
  city: string;
  country: string;
  domain: string | null;
  taxId: string | null;
  tierId: string | null;
  managerId: string | null;
  /** ISO countries, or names of regions, in which it may sell. */
  territories: string[];
};

export const kindNames: Record<PartnerKind, string> = {
  distributor: "Distributor",
  reseller: "Reseller",
  supplier: "Supplier",
};
