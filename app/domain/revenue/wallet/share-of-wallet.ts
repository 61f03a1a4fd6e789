/** What somebody thinks a customer spends in a year on what the vendor sells, with whoever. */
export type SpendEstimate = {
  id: string;
  year: number;
  amountMinor: bigint;
  currency: string;
  source: string;
  enteredBy: string;
  enteredAt: Date;
  /** Null for the one that holds for its year. */
  endedAt: Date | null;
};

/** The share of a customer's spend that comes to the vendor's products. */
export type WalletShare = {
  estimate: SpendEstimate;
  /** In the vendor's currency; null where the rate of the day is missing. */
  estimateMinor: bigint | null;
  /** Of the last twelve months, what the customer paid for the vendor's products. */
  spentMinor: bigint;
  /** Null without a rate. More than one says that the estimate is too low. */
  share: number | null;
};

/** The estimate that counts: of the newest year that has begun, and of these the one entered last. */
export function estimateFor(
  estimates: readonly SpendEstimate[],
  today: Date,
): SpendEstimate | null {
  const standing = estimates.filter(
    ({ endedAt, year }) => endedAt === null && year <= today.getUTCFullYear(),
  );
  standing.sort((a, b) => b.year - a.year || b.enteredAt.getTime() - a.enteredAt.getTime());
  return standing[0] ?? null;
}

/**
 * Street value, not vendor net: an estimate is of what the customer spends, and street value is what it paid, whoever
 * earned of it on the way.
 */
export function shareOfWallet(
  estimate: SpendEstimate,
  estimateMinor: bigint | null,
  spentMinor: bigint,
): WalletShare {
  const share =
    estimateMinor === null || estimateMinor <= 0n
      ? null
      : Number(spentMinor) / Number(estimateMinor);
  return { estimate, estimateMinor, spentMinor, share };
}
