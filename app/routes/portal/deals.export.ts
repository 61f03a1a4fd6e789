import type { LoaderFunctionArgs } from "@remix-run/node";

import { dealBatches } from "#app/domain/deals/lists/deal-batches.server.ts";
import { dealListQueryFrom } from "#app/domain/deals/lists/deal-list-query.ts";
import { dealFileColumns } from "#app/domain/deals/ui/lists/deal-file-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";

import { requireActor } from "../guard.server.ts";

/** The list as it is filtered, in the partner's own scope. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:read");
  const at = now();
  return exportFile(request, at, {
    name: "deals",
    columns: dealFileColumns,
    batches: dealBatches(actor, dealListQueryFrom(request), at),
  });
}
