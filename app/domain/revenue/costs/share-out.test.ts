import fc from "fast-check";
import { expect, test } from "vitest";

import { shareOut } from "./share-out.ts";

const cents = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const weights = fc.array(fc.bigInt({ min: -1_000n, max: 10n ** 13n }), { maxLength: 40 });

test("the parts of a cost add up to it, and none is more than a cent from its share", () => {
  fc.assert(
    fc.property(cents, weights, (amount, of) => {
      const parts = shareOut(amount, of);
      const all = of.reduce((sum, weight) => sum + (weight > 0n ? weight : 0n), 0n);
      if (all === 0n) {
        expect(parts).toBeNull();
        return;
      }
      expect(parts?.reduce((sum, part) => sum + part, 0n)).toBe(amount);
      parts?.forEach((part, nth) => {
        const weight = of[nth] ?? 0n;
        const off = part * all - amount * (weight > 0n ? weight : 0n);
        expect(off > -all && off < all).toBe(true);
      });
    }),
  );
});

test("what is left over goes to the largest remainders, of equal ones to the first", () => {
  expect(shareOut(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
  expect(shareOut(-5n, [1n, 3n])).toEqual([-1n, -4n]);
  expect(shareOut(7n, [0n, -2n])).toBeNull();
});
