import { expect, test } from "vitest";

import { estimateFor, type SpendEstimate, shareOfWallet } from "./share-of-wallet.ts";

const today = new Date("2026-07-01");
const estimate = (id: string, year: number, more: Partial<SpendEstimate> = {}): SpendEstimate => ({
  ...{ id, year, amountMinor: 100_000n, currency: "EUR", source: "A talk", enteredBy: "Vera" },
  ...{ enteredAt: new Date("2026-01-01"), endedAt: null, ...more },
});

test("the newest year that has begun counts, of two of a year the later, and none that was ended", () => {
  const kept = [
    estimate("old", 2024),
    estimate("first", 2026),
    estimate("later", 2026, { enteredAt: new Date("2026-02-01") }),
    estimate("ended", 2026, { enteredAt: today, endedAt: today }),
    estimate("to come", 2027),
  ];
  expect(estimateFor(kept, today)?.id).toBe("later");
  expect(estimateFor(kept.slice(4), today)).toBeNull();
});

test("the share is what was paid by the estimate, and none without a rate", () => {
  expect(shareOfWallet(estimate("a", 2026), 100_000n, 25_000n).share).toBe(0.25);
  expect(shareOfWallet(estimate("a", 2026), null, 25_000n).share).toBeNull();
});
