import { divideRounded } from "#app/platform/money.ts";

import type { Channel, EntryKind } from "./allocation/entry.ts";
import type { FactKind } from "./allocation/fact.ts";

/** A sell-in that a sale was taken from, and what the vendor earned on it. */
export type LayerUsed = {
  factId: string;
  document: string;
  day: Date;
  quantity: number;
  /** In the currency that the vendor was paid in, at the rate that makes it the vendor's; null where they are one. */
  netMinor: bigint;
  currency: string;
  rate: string | null;
};

/** What one unit of a layer earned the vendor. */
export const unitNet = ({ netMinor, quantity }: LayerUsed): bigint =>
  quantity === 0 ? netMinor : divideRounded(netMinor, BigInt(quantity));

/** A line of a file, and what the ledger made of it in one figure. */
export type SourceLine = {
  factId: string;
  kind: FactKind;
  day: Date;
  productId: string;
  quantity: number;
  /** Its part of the figure. */
  amountMinor: bigint;
  /** As it was reported, in the currency of the line. */
  streetMinor: bigint;
  streetCurrency: string;
  /** Of its units, those that no sell-in covers. */
  uncovered: number;
  channel: Channel | null;
  document: string;
  lineNo: string;
  submissionId: string;
  rowNo: number;
  partnerId: string | null;
  soldToId: string | null;
  firstPartnerId: string | null;
  partyId: string | null;
  /** What the line refers to. */
  dealId: string | null;
  authorisation: string | null;
  serials: string[];
  layers: LayerUsed[];
};

/** A second report of a sale that is counted already. */
export type ShadowLine = {
  factId: string;
  ofFactId: string;
  day: Date;
  productId: string;
  quantity: number;
  submissionId: string;
  rowNo: number;
  partnerId: string | null;
  document: string;
};

export type LineageTotals = { lines: number; quantity: number; amountMinor: bigint };

export type EntryRow = {
  factId: string;
  kind: EntryKind;
  channel: Channel | null;
  quantity: number;
  /** The same as it counts in the figure: less, where that is a difference and this was before. */
  counted: number;
  amountMinor: bigint;
  streetMinor: bigint;
  streetCurrency: string;
  netMinor: bigint;
  currency: string;
  rate: string | null;
  firstPartnerId: string | null;
  layerFactId: string | null;
};
