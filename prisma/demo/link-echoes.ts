import { type EchoLine, pairEchoes } from "#app/domain/revenue/echo.ts";
import { linkEchoes, selectLinked } from "#app/domain/revenue/sales-fact.store.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { grouped } from "./grouped.ts";
import type { KeptFact } from "./load-files-in-bulk.ts";

/** Finds what resellers report although their distributors do, as applying the files one by one would have. */
export async function linkEchoesAmong(
  tx: ScopedTx,
  facts: readonly KeptFact[],
  resellers: readonly string[],
) {
  const sold = facts.filter((fact) => fact.kind === "sell_through" && fact.customerId);
  const byReporter = grouped(sold, ({ partnerId }) => partnerId);
  for (const reseller of resellers) {
    const { distributors } = await selectLinked(tx, reseller);
    const theirs = distributors.flatMap((id) => byReporter.get(id) ?? []);
    const own = byReporter.get(reseller) ?? [];
    await linkEchoes(
      tx,
      pairEchoes(
        own.map((fact) => asLine(fact, reseller)),
        theirs.map((fact) => asLine(fact, fact.soldToId)),
      ),
    );
  }
}

const asLine = (fact: KeptFact, resellerId: string | null): EchoLine => {
  const { id, productId, quantity, day, document } = fact;
  return { id, productId, customerId: fact.customerId ?? "", quantity, day, document, resellerId };
};
