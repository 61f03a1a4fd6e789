import type { LoaderFunctionArgs } from "@remix-run/node";

import { ProfitSearch } from "#app/domain/revenue/profit/profit-search.schema.ts";
import { readProfitPage } from "#app/domain/revenue/profit/read-profit-page.server.ts";
import { profitColumns, profitRows } from "#app/domain/revenue/ui/profit/profit-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { atOnce } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";

/** More rows than any dimension has. */
const EVERYTHING = 1_000_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const search = ProfitSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const at = now();
  const page = await withScope(actor, (tx) =>
    readProfitPage(tx, { ...search, top: EVERYTHING }, at),
  );
  return exportFile(request, at, {
    name: `profit-by-${page.by}`,
    columns: profitColumns(page),
    batches: atOnce(profitRows(page)),
  });
}
