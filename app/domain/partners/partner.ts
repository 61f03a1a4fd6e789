import type { PartnerKind } from "#app/platform/actor.ts";

export type { PartnerKind };

export type PartnerSummary = {
  id: string;
  kind: PartnerKind;
  code: string;
  name: string;
  city: string;
  country: string;
  tierName: string | null;
  /** Hundredths of a percent off the list price. */
  discountBp: number;
  /** The membership of the channel manager in charge. */
  managerId: string | null;
};

export const kindNames: Record<PartnerKind, string> = {
  distributor: "Distributor",
  reseller: "Reseller",
  supplier: "Supplier",
};
