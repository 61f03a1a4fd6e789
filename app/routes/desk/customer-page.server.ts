import { data, redirect } from "@remix-run/node";

import { findCustomer } from "#app/domain/customers/customers.server.ts";
import { type Reach, whoseAre } from "#app/domain/customers/whose.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { uuidParam } from "../params.server.ts";

export type CustomerPage = Awaited<ReturnType<typeof readCustomerPage>>;

/**
 * Whom a page of a customer is about, and whose figures it adds up. The record of one that another stands for leads
 * to that one.
 */
export async function readCustomerPage(tx: ScopedTx, request: Request, param: string | undefined) {
  const id = uuidParam(param);
  const customer = await findCustomer(tx, id);
  if (!customer) throw data("Not found", { status: 404 });
  const url = new URL(request.url);
  if (customer.standsForId) {
    throw redirect(`/desk/customers/${customer.standsForId}${url.search}`);
  }
  const asked: Reach = url.searchParams.get("of") === "family" ? "family" : "own";
  const whose = await whoseAre(tx, id, asked);
  const subsidiaries = whose.family.length - 1;
  const reach: Reach = subsidiaries > 0 ? asked : "own";
  return { customer, whose, head: { customer, reach, subsidiaries } };
}
