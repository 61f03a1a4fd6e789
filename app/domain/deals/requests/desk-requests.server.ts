import { productsById } from "#app/domain/catalog/products.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { DealRecord } from "../deal.ts";
import { proposedChanges } from "../ui/requests/request-words.ts";
import type { DeskRequest } from "./desk-request.ts";
import { requestsOf } from "./requests.store.server.ts";

/** What a deal's partner has asked for, the latest first, with what would be different. */
export async function deskRequests(tx: ScopedTx, deal: DealRecord): Promise<DeskRequest[]> {
  const requests = await requestsOf(tx, deal.id);
  const ids = requests.flatMap(({ proposed }) =>
    (proposed?.lines ?? []).map(({ productId }) => productId),
  );
  const known = deal.lines.map(({ productId }) => productId);
  const products = await productsById(tx, [...ids, ...known]);
  const partNo = (id: string) => products.get(id)?.partNo ?? "a part no longer sold";
  return requests.map((request) => ({
    ...request,
    changes: request.status === "pending" ? proposedChanges(request, deal, partNo) : [],
  }));
}
