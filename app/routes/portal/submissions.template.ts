import { data, type LoaderFunctionArgs } from "@remix-run/node";

import { kindsFor } from "#app/domain/exchange/calendar/reporting-agreement.ts";
import { folderOf } from "#app/domain/exchange/drop/drop-layout.ts";
import { templateFor } from "#app/domain/exchange/master/template.ts";

import { csvAnswer } from "../csv-answer.server.ts";
import { requireActor } from "../guard.server.ts";

/** A file of a kind to be filled in, as this partner reports it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "submission:read");
  const { partnerKind } = actor;
  const kind = kindsFor[partnerKind].find((each) => `${each}.csv` === params.name);
  if (!kind) throw data("Not found", { status: 404 });
  const reporter = partnerKind === "supplier" ? null : partnerKind;
  return csvAnswer(`${folderOf(kind)}-template.csv`, templateFor(kind, reporter));
}
