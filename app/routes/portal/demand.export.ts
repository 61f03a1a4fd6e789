import { data, type LoaderFunctionArgs } from "@remix-run/node";

import { everyPage, productChoiceFrom } from "#app/domain/demand/choose-products.ts";
import { readSupplierDemand } from "#app/domain/demand/demand-overview.server.ts";
import { demandColumns, demandLines } from "#app/domain/demand/ui/demand-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { atOnce } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "demand:read");
  if (actor.partnerKind !== "supplier") throw data("Not found", { status: 404 });
  const choice = everyPage(productChoiceFrom(new URL(request.url).searchParams));
  const { rows } = await withScope(actor, (tx) =>
    readSupplierDemand(tx, choice, now(), Number.POSITIVE_INFINITY),
  );
  return exportFile(request, now(), {
    name: "demand",
    columns: demandColumns,
    batches: atOnce(demandLines(rows)),
  });
}
