import type { LoaderFunctionArgs } from "@remix-run/node";

import { costsSearchFrom } from "#app/domain/revenue/costs/costs-query.schema.ts";
import { listCosts } from "#app/domain/revenue/costs/list-costs.server.ts";
import { namesOfCosts } from "#app/domain/revenue/costs/read-costs-page.server.ts";
import { vendorTerms } from "#app/domain/revenue/ledger/terms.server.ts";
import { costColumns } from "#app/domain/revenue/ui/costs/cost-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";

const BATCH = 2_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const search = costsSearchFrom(request);
  const { names, currency } = await withScope(actor, async (tx) => ({
    names: await namesOfCosts(tx),
    currency: (await vendorTerms(tx)).currency,
  }));
  const batches = inBatches((place: string | null) =>
    withScope(actor, async (tx) => {
      const { costs, next } = await listCosts(tx, { ...search, after: place ?? undefined }, BATCH);
      return { rows: costs, next };
    }),
  );
  const columns = costColumns(names, currency);
  return exportFile(request, now(), { name: "channel-costs", columns, batches });
}
