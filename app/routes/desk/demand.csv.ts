import type { LoaderFunctionArgs } from "@remix-run/node";

import { everyPage, productChoiceFrom } from "#app/domain/demand/choose-products.ts";
import { demandCsv, publishersCsv } from "#app/domain/demand/demand-csv.ts";
import { readVendorDemand } from "#app/domain/demand/demand-overview.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { csvAnswer } from "../csv-answer.server.ts";
import { requireActor } from "../guard.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "demand:read");
  const { searchParams } = new URL(request.url);
  const choice = everyPage(productChoiceFrom(searchParams));
  const { rows } = await withScope(actor, (tx) =>
    readVendorDemand(tx, choice, now(), Number.POSITIVE_INFINITY),
  );
  return searchParams.get("by") === "partner"
    ? csvAnswer("demand-by-partner.csv", publishersCsv(rows))
    : csvAnswer("demand.csv", demandCsv(rows));
}
