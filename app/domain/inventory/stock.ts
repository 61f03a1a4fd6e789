/** A product in one partner's stock, over all its locations. */
export type ChannelStock = {
  partnerId: string;
  partnerName: string;
  productId: string;
  partNo: string;
  productName: string;
  familyName: string;
  locations: number;
  onHand: number;
  available: number | null;
  onOrder: number | null;
  inTransit: number | null;
  /** The oldest of the newest reports that this adds up. */
  asOf: Date;
};

/** A product at one location of a partner. */
export type LocationStock = {
  productId: string;
  partNo: string;
  productName: string;
  familyName: string;
  location: string;
  onHand: number;
  available: number | null;
  committed: number | null;
  onOrder: number | null;
  inTransit: number | null;
  backordered: number | null;
  asOf: Date;
  submissionId: string;
  rowNo: number;
};

/** Nothing said stays nothing; a figure and nothing is the figure. */
export const plus = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : a + b;

const DAY_MS = 86_400_000;
/** Days after which a report says little about today. */
const STALE_DAYS = 14;

export const isStale = (asOf: Date, today: Date): boolean =>
  today.getTime() - asOf.getTime() > STALE_DAYS * DAY_MS;
