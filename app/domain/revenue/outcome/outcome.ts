import type { Through, Tie } from "./meet-deals.ts";

/** A line of a file, by the names that a page shows. */
export type OutcomeLine = {
  factId: string;
  day: Date;
  quantity: number;
  /** What the buyer paid. */
  amountMinor: bigint;
  currency: string;
  document: string;
  partNo: string;
  productName: string;
  authorisation: string | null;
  /** Who sold it, the distributor first. */
  through: string;
  source: { submissionId: string; rowNo: number; fileName: string };
};

export type TiedLine = OutcomeLine & { tie: Tie; reach: Through | null };

/** What the books say of a deal. */
export type DealOutcome = {
  /** Days of which lines are compared with it. */
  from: Date;
  to: Date;
  wonOn: Date | null;
  parts: { partNo: string; registered: number; bought: number }[];
  /** Of its families, but of no part that was registered. */
  otherUnits: number;
  registeredUnits: number;
  boughtUnits: number;
  elsewhereUnits: number;
  missingUnits: number;
  /** What was bought elsewhere may stand for what is missing. */
  instead: boolean;
  tied: TiedLine[];
  elsewhere: OutcomeLine[];
};

/** What was paid, by currency. */
export function streetOf(
  lines: readonly Pick<OutcomeLine, "amountMinor" | "currency">[],
): [currency: string, minor: bigint][] {
  const sums = new Map<string, bigint>();
  for (const { amountMinor, currency } of lines) {
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor);
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}
