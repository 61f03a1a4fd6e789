import { expect, test } from "vitest";

import { allocate } from "#app/domain/revenue/allocate.ts";
import { conservationOf } from "#app/domain/revenue/conservation.ts";
import {
  selectEntries,
  selectFacts,
  selectProductsWithFacts,
} from "#app/domain/revenue/ledger.store.server.ts";
import { type Entry, entryContent } from "#app/domain/revenue/ledger.ts";
import { systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

const longEnough = { timeoutMs: 60_000 };

/** One text, because comparing fifty thousand entries one by one takes longer than working them out. */
const textOf = (entries: readonly Entry[]) => entries.map(entryContent).sort().join("\n");

test.each([1, 2])(
  "the ledger of vendor %i is what its facts say, and conserves them",
  { timeout: 60_000 },
  (vendorId) =>
    withScope(
      systemActor(vendorId),
      async (tx) => {
        const productIds = await selectProductsWithFacts(tx);
        expect(productIds.length).toBe(vendorId === 1 ? 40 : 9);
        for (const productId of productIds) {
          const facts = await selectFacts(tx, productId);
          const stored = await selectEntries(tx, productId);
          expect(textOf(stored) === textOf(allocate(facts)), productId).toBe(true);
          for (const { gap } of conservationOf(facts, stored)) {
            expect(gap).toEqual({ units: 0, netMinor: 0n });
          }
        }
      },
      longEnough,
    ),
);

test("little is uncovered, and a little on purpose", async () => {
  const [share] = await withScope(
    systemActor(1),
    (tx) => tx.$queryRaw<{ uncovered: number; sold: number }[]>`
      select coalesce(sum(quantity) filter (where kind = 'uncovered'), 0)::int as uncovered,
             sum(quantity) filter (where kind = 'sold')::int as sold
        from ledger_entry where vendor_id = ${tx.vendorId}`,
  );
  expect(share?.uncovered).toBeGreaterThan(0);
  expect((share?.uncovered ?? 0) / (share?.sold ?? 1)).toBeLessThan(0.01);
});
