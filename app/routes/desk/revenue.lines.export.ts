import { data, type LoaderFunctionArgs } from "@remix-run/node";

import { entriesOf } from "#app/domain/revenue/behind-cell.server.ts";
import { type EntryPlace, readEntriesBehind } from "#app/domain/revenue/entries-behind.server.ts";
import { vendorTerms } from "#app/domain/revenue/ledger/terms.server.ts";
import { readPivot } from "#app/domain/revenue/read-revenue.server.ts";
import { cellFrom, RevenueSearch, revenueQuery } from "#app/domain/revenue/revenue-query.schema.ts";
import { entryColumns } from "#app/domain/revenue/ui/entry-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";

/** The entries behind the open figure of the page at the same address. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const search = RevenueSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const cell = cellFrom(search.cell);
  if (!cell) throw data("Not found", { status: 404 });
  const at = now();
  const { query, shown, currency } = await withScope(actor, async (tx) => {
    const terms = await vendorTerms(tx);
    const asked = revenueQuery(search, at, terms);
    // What the rest is, only the page's own rows and columns tell.
    return { query: asked, shown: await readPivot(tx, asked), currency: terms.currency };
  });
  return exportFile(request, at, {
    name: "revenue-lines",
    columns: entryColumns(currency),
    batches: inBatches((after: EntryPlace | null) =>
      withScope(actor, (tx) => readEntriesBehind(tx, entriesOf(tx, query, cell, shown), after)),
    ),
  });
}
