import type { Product } from "#app/domain/catalog/product.ts";
import type { PartnerKind } from "#app/platform/actor.ts";

import type { ChosenProducts } from "./choose-products.ts";
import type { Month } from "./month.ts";

/** Demand of one product in one month; null where nobody stated any. */
export type DemandCell = {
  month: Month;
  channel: number | null;
  supplier: number | null;
};

export type DemandRow = { product: Product; cells: DemandCell[] };

/** A partner's own figures beside the total they add up to. */
export type PublisherRow = {
  partnerId: string;
  name: string;
  kind: PartnerKind;
  publishedAt: Date;
  cells: { month: Month; quantity: number | null; counted: boolean }[];
  /** Where a figure is not counted, the distributors whose figures hold it. */
  within: string[];
};

export type DemandOverview = ChosenProducts & {
  months: Month[];
  rows: DemandRow[];
  calculatedAt: Date | null;
  timeZone: string;
};

export type VendorDemandRow = DemandRow & { publishers: PublisherRow[] };

export type VendorDemandOverview = Omit<DemandOverview, "rows"> & {
  rows: VendorDemandRow[];
  partners: { id: string; name: string }[];
  partner: { id: string; name: string } | null;
};

/** What the supplier expects more or less than the channel does. */
export const differenceOf = ({ channel, supplier }: DemandCell): number | null =>
  channel === null || supplier === null ? null : supplier - channel;
