import type { z } from "zod";
import { readDealResource } from "#app/domain/deals/api/read-deal.server.ts";
import { updateDeal } from "#app/domain/deals/tend/update-deal.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { apiRoute, type Call } from "../api-route.server.ts";
import type { Done } from "../json-answer.ts";
import { ApiProblem } from "../problem.ts";
import { dealAnswer, dealIdOf, mustHaveMoved } from "./deal-answer.server.ts";
import { type ChangeDeal, changeDeal, getDeal } from "./deal-operations.ts";

const read = (call: Call): Promise<Done> => dealAnswer(call, dealIdOf(call));

async function change(call: Call): Promise<Done> {
  const dealId = dealIdOf(call);
  const { actor } = call.key;
  if (actor.audience !== "partner") throw new ApiProblem("not-allowed");
  const known = await withScope(actor, (tx) => readDealResource(tx, actor, dealId, call.now));
  if (!known) throw new ApiProblem("not-found");
  const { stage, closeDay, note } = call.body as z.output<typeof ChangeDeal>;
  const outcome = await updateDeal(
    actor,
    {
      dealId,
      version: call.version,
      stage: stage ?? known.stage,
      closeDay: new Date(closeDay ?? known.closeDay),
      note: note || null,
    },
    call.now,
  );
  await mustHaveMoved(call, dealId, outcome);
  return dealAnswer(call, dealId);
}

const route = apiRoute(["GET", "HEAD", "PATCH"], (method) => {
  if (method === "GET") return { operation: getDeal, run: read };
  return method === "PATCH" ? { operation: changeDeal, run: change } : undefined;
});
export const loader = route.loader;
export const action = route.action;
