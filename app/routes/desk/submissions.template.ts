import { data, type LoaderFunctionArgs } from "@remix-run/node";

import { templateFor } from "#app/domain/exchange/master/template.ts";
import { fileKinds } from "#app/domain/exchange/submission.ts";

import { csvAnswer } from "../csv-answer.server.ts";
import { requireActor } from "../guard.server.ts";

/** A file of a kind to be filled in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireActor(request, "vendor", "submission:read");
  const kind = fileKinds.find((each) => `${each}.csv` === params.name);
  if (!kind) throw data("Not found", { status: 404 });
  return csvAnswer(`${kind.replace("_", "-")}-template.csv`, templateFor(kind, "distributor"));
}
