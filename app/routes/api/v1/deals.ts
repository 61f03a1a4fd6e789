import { listItem } from "#app/domain/deals/api/deal-to-json.ts";
import { listDealsFor } from "#app/domain/deals/api/list-deals.server.ts";
import {
  type DealListFilter,
  orderOf,
  readCursor,
  writeCursor,
} from "#app/domain/deals/api/list-query.ts";
import type { NewDeal } from "#app/domain/deals/api/new-deal.ts";
import { registerNewDeal } from "#app/domain/deals/api/register-new-deal.server.ts";
import { withReadScope } from "#app/platform/db/read-scope.server.ts";
import { env } from "#app/platform/env.server.ts";

import { apiRoute, type Call, faults } from "../api-route.server.ts";
import type { Done } from "../json-answer.ts";
import { ApiProblem } from "../problem.ts";
import { dealAnswer } from "./deal-answer.server.ts";
import { createDeal, listDeals } from "./deal-operations.ts";

async function list({ request, key, query, now }: Call): Promise<Done> {
  const filter = query as DealListFilter;
  const order = orderOf(filter);
  const from = filter.cursor === undefined ? null : readCursor(filter.cursor, order);
  if (filter.cursor !== undefined && !from) {
    throw new ApiProblem("invalid", {
      errors: [{ parameter: "cursor", detail: "Not one of this list" }],
    });
  }
  const { actor } = key;
  const page = await withReadScope(actor, (tx) => listDealsFor(tx, actor, filter, from));
  const next = page.next && writeCursor(order, page.next);
  const body = { data: page.deals.map((deal) => listItem(deal, now)), next };
  if (!next) return { status: 200, body };
  const { searchParams } = new URL(request.url);
  searchParams.set("cursor", next);
  const link = `<${env.ORIGIN}/api/v1/deals?${searchParams}>; rel="next"`;
  return { status: 200, headers: { Link: link }, body };
}

async function create(call: Call): Promise<Done> {
  const { actor, owner } = call.key;
  if (actor.audience !== "partner") throw new ApiProblem("not-allowed");
  if (!owner) {
    throw new ApiProblem("refused", { detail: "Nobody is left to whom the deal could belong" });
  }
  const outcome = await registerNewDeal(actor, call.body as NewDeal, call.subjectId, call.now);
  if (outcome.ok) return dealAnswer(call, outcome.dealId, 201);
  if (outcome.reason === "faults") throw faults(outcome.faults);
  throw new ApiProblem("refused", { detail: outcome.words.join(". ") || undefined });
}

const route = apiRoute(["GET", "HEAD", "POST"], (method) => {
  if (method === "GET") return { operation: listDeals, run: list };
  return method === "POST" ? { operation: createDeal, run: create } : undefined;
});
export const loader = route.loader;
export const action = route.action;
