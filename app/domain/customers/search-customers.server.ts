import { containing } from "#app/platform/db/containing.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

const FOUND = 20;

export type FoundCustomer = { id: string; name: string; city: string | null };

/** Customers whose name holds the words, by name; with `id`, that one alone. */
export const searchCustomers = (
  tx: ScopedTx,
  words: string,
  id?: string,
): Promise<FoundCustomer[]> =>
  tx.customer.findMany({
    where: {
      vendorId: tx.vendorId,
      standsForId: null,
      ...(id ? { id } : words && { name: containing(words) }),
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: FOUND,
    select: { id: true, name: true, city: true },
  });
