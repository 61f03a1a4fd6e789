import { systemActor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { rebuildSums } from "./ledger/add-up.store.server.ts";
import { inGroups, type Weighed } from "./ledger/in-groups.ts";
import { ledgerTerms } from "./ledger/terms.server.ts";
import { BEGINNING, lockLedger, lockProducts, takeDue } from "./ledger/work.store.server.ts";
import { workOut } from "./ledger/work-out.server.ts";

const MINUTE_MS = 60_000;
/** While one transaction waits for the database, another is worked out. */
const AT_ONCE = 2;

/**
 * Works the whole ledger of a vendor out from its facts, whatever stands in it, and adds it up anew. What was closed
 * stays. It takes products together until they have enough facts.
 */
export async function rebuildLedger(
  vendorId: number,
): Promise<{ products: number; facts: number }> {
  const products = await productsWithFacts(vendorId);
  const groups = inGroups(products);
  let facts = 0;
  const work = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      const worked = await rebuildProducts(vendorId, group);
      facts += worked;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await withScope(
    systemActor(vendorId),
    async (tx) => {
      await lockLedger(tx);
      await rebuildSums(tx, (await ledgerTerms(tx)).calendar);
    },
    { timeoutMs: 30 * MINUTE_MS },
  );
  return { products: products.length, facts };
}

/** Products that have ever been sold or reported, or whose ledger still says so. */
const productsWithFacts = (vendorId: number): Promise<Weighed[]> =>
  withScope(
    systemActor(vendorId),
    (tx) =>
      tx.query<Weighed>(Prisma.sql`
        select id, sum(facts)::int as facts from (
          select product_id as id, count(*) as facts from revenue_fact where vendor_id = ${vendorId}::int group by 1
          union all
          select distinct subject, 0 from ledger_sum where vendor_id = ${vendorId}::int and view = 2) p
         group by 1 order by 1`),
    { timeoutMs: 5 * MINUTE_MS },
  );

const rebuildProducts = (vendorId: number, productIds: readonly string[]) =>
  withScope(
    systemActor(vendorId),
    async (tx) => {
      await lockProducts(tx, productIds);
      const terms = await ledgerTerms(tx);
      await takeDue(tx, productIds);
      const all = new Map(productIds.map((id) => [id, BEGINNING]));
      return (await workOut(tx, all, terms, { sums: false, fromNothing: true })).facts;
    },
    { timeoutMs: 5 * MINUTE_MS },
  );
