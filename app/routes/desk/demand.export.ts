import type { LoaderFunctionArgs } from "@remix-run/node";

import { everyPage, productChoiceFrom } from "#app/domain/demand/choose-products.ts";
import { readVendorDemand } from "#app/domain/demand/demand-overview.server.ts";
import {
  demandColumns,
  demandLines,
  publisherColumns,
  publisherLines,
} from "#app/domain/demand/ui/demand-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { atOnce } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "demand:read");
  const at = now();
  const { searchParams } = new URL(request.url);
  const choice = everyPage(productChoiceFrom(searchParams));
  const { rows } = await withScope(actor, (tx) =>
    readVendorDemand(tx, choice, at, Number.POSITIVE_INFINITY),
  );
  return searchParams.get("by") === "partner"
    ? exportFile(request, at, {
        name: "demand-by-partner",
        columns: publisherColumns,
        batches: atOnce(publisherLines(rows)),
      })
    : exportFile(request, at, {
        name: "demand",
        columns: demandColumns,
        batches: atOnce(demandLines(rows)),
      });
}
