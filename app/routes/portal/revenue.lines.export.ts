import { data, type LoaderFunctionArgs } from "@remix-run/node";

import { vendorTerms } from "#app/domain/revenue/ledger/terms.server.ts";
import { ownLedgerQuery } from "#app/domain/revenue/own-ledger/own-ledger-query.ts";
import { readOwnLines } from "#app/domain/revenue/own-ledger/read-own-ledger.server.ts";
import { ownLineColumns } from "#app/domain/revenue/ui/own-ledger/own-ledger-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";

import { requireReporter } from "./reporting-partner.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireReporter(request, "submission:read");
  const at = now();
  const { calendar } = await withScope(actor, vendorTerms);
  const query = ownLedgerQuery(request.url, at, calendar);
  const { open } = query;
  if (!open || open.of === "stock") throw data("Not found", { status: 404 });
  return exportFile(request, at, {
    name: `own-ledger-${open.of}-lines`,
    columns: ownLineColumns,
    batches: inBatches((after: { day: Date; factId: string } | null) =>
      withScope(actor, (tx) => readOwnLines(tx, actor.partnerId, query, after)),
    ),
  });
}
