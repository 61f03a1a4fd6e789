import { data, type LoaderFunctionArgs } from "@remix-run/node";

import { templateFor } from "#app/domain/exchange/master/template.ts";

import { csvAnswer } from "../csv-answer.server.ts";
import { requireActor } from "../guard.server.ts";

/** A file of a kind to be filled in, as this partner reports it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "submission:read");
  const kind = (["pos", "inventory"] as const).find((each) => `${each}.csv` === params.name);
  if (!kind || actor.partnerKind === "supplier") throw data("Not found", { status: 404 });
  const name = kind === "pos" ? "sales-out-template.csv" : "inventory-template.csv";
  return csvAnswer(name, templateFor(kind, actor.partnerKind));
}
