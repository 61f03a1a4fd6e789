import type { LoaderFunctionArgs } from "@remix-run/node";

import { everyPage, productChoiceFrom } from "#app/domain/demand/choose-products.ts";
import { forecastCsv } from "#app/domain/demand/forecast-csv.ts";
import { readForecastGrid } from "#app/domain/demand/forecast-page.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { csvAnswer } from "../csv-answer.server.ts";
import { requireActor } from "../guard.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "demand:publish");
  const choice = everyPage(productChoiceFrom(new URL(request.url).searchParams));
  const grid = await withScope(actor, (tx) =>
    readForecastGrid(tx, actor, choice, now(), Number.POSITIVE_INFINITY),
  );
  return csvAnswer("forecast.csv", forecastCsv(grid));
}
