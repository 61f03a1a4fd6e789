import { expect, test } from "vitest";

import { allocateProduct } from "#app/domain/revenue/allocation/allocate.ts";
import { conservationOf } from "#app/domain/revenue/allocation/conservation.ts";
import { rowText } from "#app/domain/revenue/ledger/ledger-row.ts";
import { postEntries } from "#app/domain/revenue/ledger/post-entries.ts";
import { ledgerTerms } from "#app/domain/revenue/ledger/terms.server.ts";
import { selectFacts, selectRowTexts } from "#app/domain/revenue/ledger/work.store.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

const longEnough = { timeoutMs: 60_000 };

test.each([1, 2])(
  "the ledger of vendor %i is what its facts say, and conserves them",
  { timeout: 60_000 },
  (vendorId) =>
    withScope(
      systemActor(vendorId),
      async (tx) => {
        const ids = await tx.$queryRaw<{ id: string }[]>`
          select distinct product_id as id from revenue_fact where vendor_id = ${vendorId}`;
        expect(ids.length).toBe(vendorId === 1 ? 40 : 9);
        const work = ids.map(({ id }) => ({ productId: id, from: null }));
        const facts = await selectFacts(tx, work);
        const standing = await selectRowTexts(tx, work);
        const { reporters, rates } = await ledgerTerms(tx);
        for (const { productId } of work) {
          const own = facts.get(productId) ?? [];
          const { entries } = allocateProduct(productId, { facts: own, reporters });
          const rows = postEntries(entries, { through: null, frozen: [] }, rates).map(rowText);
          const stored = standing.get(productId) ?? [];
          // One text, because comparing fifty thousand entries one by one takes longer than working them out.
          expect(stored.sort().join("\n") === rows.sort().join("\n"), productId).toBe(true);
          for (const { gap } of conservationOf(own, entries)) {
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
