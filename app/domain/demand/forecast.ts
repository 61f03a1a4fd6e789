import type { PartnerKind } from "#app/platform/actor.ts";

import type { Month } from "./month.ts";

/** One figure of a publication: what a partner expects of a product in a month. */
export type ForecastLine = { productId: string; month: Month; quantity: number };

/** The part of a figure that is expected of one customer, in its publisher's words. */
export type ForecastPart = ForecastLine & { customer: { name: string; domain?: string } };

/** A figure that is in force, with who stated it. */
export type StatedLine = ForecastLine & { partnerId: string };

/** More than anybody sells in a month; the database holds the same bound. */
export const MAX_QUANTITY = 10_000_000;

export type Publication = {
  id: string;
  publishedAt: Date;
  publisherName: string;
  fileName: string | null;
  submissionId: string | null;
  /** Its file was taken back: what it said counts no more. */
  takenBack: boolean;
  products: number;
  figures: number;
};

/** Consolidated demand of one product in one month. */
export type Consolidated = {
  productId: string;
  month: Month;
  supplierId: string | null;
  channelQuantity: number;
  supplierQuantity: number | null;
  /** Partners whose figures add up to the channel's. */
  publishers: number;
};

export type PartnerKinds = ReadonlyMap<string, PartnerKind>;
