import type { LoaderFunctionArgs } from "@remix-run/node";

import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { readPivot } from "#app/domain/revenue/read-revenue.server.ts";
import { RevenueSearch, revenueQuery } from "#app/domain/revenue/revenue-query.schema.ts";
import { revenueToCsv } from "#app/domain/revenue/ui/revenue-csv.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { minorDigits } from "#app/platform/money.ts";

import { requireActor } from "../guard.server.ts";

const MOST_ROWS = 50_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const search = RevenueSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const csv = await withScope(actor, async (tx) => {
    const query = revenueQuery(search, now(), await findVendor(tx));
    return revenueToCsv(await readPivot(tx, query, MOST_ROWS), query, minorDigits(query.currency));
  });
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="revenue-by-${search.by}.csv"`,
    },
  });
}
