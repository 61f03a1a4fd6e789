import { redirect } from "@remix-run/node";

import { type Reach, whoseAre } from "#app/domain/customers/whose.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { uuidParam } from "../params.server.ts";
import { customerOr404 } from "./customer-or-404.server.ts";

export type CustomerPage = Awaited<ReturnType<typeof readCustomerPage>>;

/**
 * Whom a page of a customer is about, and whose figures it adds up. The record of one that another stands for leads
 * to that one.
 */
export async function readCustomerPage(tx: ScopedTx, request: Request, param: string | undefined) {
  const id = uuidParam(param);
  const customer = await customerOr404(tx, id);
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
