import type { LoaderFunctionArgs } from "@remix-run/node";

import { partnerColumns } from "#app/domain/partners/ui/partner-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { atOnce } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";
import { readPartners } from "./partner-list.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:read");
  const { partners } = await withScope(actor, (tx) => readPartners(tx, request));
  return exportFile(request, now(), {
    name: "partners",
    columns: partnerColumns,
    batches: atOnce(partners),
  });
}
