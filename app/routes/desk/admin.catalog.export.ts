import type { LoaderFunctionArgs } from "@remix-run/node";

import { catalogColumns } from "#app/domain/catalog/ui/catalog-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { atOnce } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";
import { readCatalog } from "./catalog-list.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  const { products } = await withScope(actor, (tx) => readCatalog(tx, request));
  return exportFile(request, now(), {
    name: "catalog",
    columns: catalogColumns,
    batches: atOnce(products),
  });
}
