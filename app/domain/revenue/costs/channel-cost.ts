import type { ChannelCostKind } from "#app/platform/db/generated/enums.ts";

export type { ChannelCostKind };

export const costKinds = ["special_pricing", "rebate", "fund", "other"] as const;

export const costKindNames: Record<ChannelCostKind, string> = {
  special_pricing: "Special pricing",
  rebate: "Rebate",
  fund: "Marketing fund",
  other: "Other",
};

const said: Record<ChannelCostKind, string> = {
  special_pricing:
    "special pricing, special_pricing, special price, ship and debit, ship-and-debit, s&d, spa, claim, special pricing credit",
  rebate: "rebate, bonus, volume rebate, growth rebate, kickback, rückvergütung",
  fund: "fund, funds, marketing fund, mdf, co-op, coop, market development fund",
  other: "other, others, sonstige",
};

const kinds = new Map(
  costKinds.flatMap((kind) => said[kind].split(", ").map((word) => [word, kind] as const)),
);

/** The kind that a file or a form means; null where it is none. */
export const costKindOf = (text: string): ChannelCostKind | null =>
  kinds.get(text.trim().toLowerCase()) ?? null;

/** A cost as the list shows it. */
export type ChannelCost = {
  id: string;
  kind: ChannelCostKind;
  partnerId: string;
  customerId: string | null;
  customerName: string | null;
  dealId: string | null;
  dealNumber: string | null;
  authorisation: string | null;
  productId: string | null;
  familyId: string | null;
  fromDay: Date;
  toDay: Date;
  amountMinor: bigint;
  currency: string;
  rate: string | null;
  /** In the vendor's currency; null where the rate of its last day is missing. */
  baseMinor: bigint | null;
  /** Of it, what was found to be some customer's. */
  sharedMinor: bigint;
  isShared: boolean;
  document: string;
  lineNo: string;
  note: string | null;
  enteredBy: string | null;
  createdAt: Date;
  endedAt: Date | null;
  /** The row of the file that says it; null where it was typed in. */
  source: { submissionId: string; rowNo: number; fileName: string } | null;
};
