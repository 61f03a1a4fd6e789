import { divideRounded } from "#app/platform/money.ts";

import type { Channel, EntryKind } from "./allocation/entry.ts";
import type { FactKind } from "./allocation/fact.ts";

/** A sell-in that a sale was taken from, and what the vendor earned on it. */
export type LayerUsed = {
  factId: string;
  document: string;
  day: Date;
  quantity: number;
  netMinor: bigint;
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
  streetMinor: bigint;
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
  amountMinor: bigint;
  streetMinor: bigint;
  netMinor: bigint;
  firstPartnerId: string | null;
  layerFactId: string | null;
};
