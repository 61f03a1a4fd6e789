import { data } from "@remix-run/node";

import { type Customer, findCustomer } from "#app/domain/customers/customers.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** The record that a page is about, whether it lives or another stands for it. */
export async function customerOr404(tx: ScopedTx, id: string): Promise<Customer> {
  const customer = await findCustomer(tx, id);
  if (!customer) throw data("Not found", { status: 404 });
  return customer;
}
