import type { LoaderFunctionArgs } from "@remix-run/node";

import { vendorTerms } from "#app/domain/revenue/ledger/terms.server.ts";
import { readPivot } from "#app/domain/revenue/read-revenue.server.ts";
import { RevenueSearch, revenueQuery } from "#app/domain/revenue/revenue-query.schema.ts";
import { revenueColumns, revenueRows } from "#app/domain/revenue/ui/revenue-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { atOnce } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";

/** More rows than any view has, and more columns than anybody reads. */
const EVERYTHING = { rows: 1_000_000, columns: 100 };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const search = RevenueSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const at = now();
  const { query, pivot } = await withScope(actor, async (tx) => {
    const asked = revenueQuery(search, at, await vendorTerms(tx));
    return { query: asked, pivot: await readPivot(tx, asked, EVERYTHING) };
  });
  return exportFile(request, at, {
    name: `revenue-by-${search.by}`,
    columns: revenueColumns(query, pivot),
    batches: atOnce(revenueRows(pivot, query)),
  });
}
