import type { LoaderFunctionArgs } from "@remix-run/node";

import { dealListQueryFrom } from "#app/domain/deals/lists/deal-list-query.ts";
import { exportDeals } from "#app/domain/deals/lists/list-deals.server.ts";
import { dealsToCsv } from "#app/domain/deals/ui/lists/deals-csv.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { csvAnswer } from "../csv-answer.server.ts";
import { requireActor } from "../guard.server.ts";

/** The list as it is filtered, in the partner's own scope. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:read");
  const query = dealListQueryFrom(request);
  const deals = await withScope(actor, (tx) => exportDeals(tx, query, actor));
  return csvAnswer("deals.csv", dealsToCsv(deals));
}
