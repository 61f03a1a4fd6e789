import type { LoaderFunctionArgs } from "@remix-run/node";

import { vendorTerms } from "#app/domain/revenue/ledger/terms.server.ts";
import { ownLedgerQuery } from "#app/domain/revenue/own-ledger/own-ledger-query.ts";
import { readOwnLedger } from "#app/domain/revenue/own-ledger/read-own-ledger.server.ts";
import { ownLedgerColumns } from "#app/domain/revenue/ui/own-ledger/own-ledger-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { atOnce } from "#app/platform/export/in-batches.ts";

import { requireReporter } from "./reporting-partner.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireReporter(request, "submission:read");
  const at = now();
  const { query, figures } = await withScope(actor, async (tx) => {
    const { calendar } = await vendorTerms(tx);
    const asked = { ...ownLedgerQuery(request.url, at, calendar), open: null };
    return readOwnLedger(tx, actor.partnerId, asked, Number.POSITIVE_INFINITY);
  });
  return exportFile(request, at, {
    name: `own-ledger-by-${query.by}`,
    columns: ownLedgerColumns(query.by),
    batches: atOnce(figures),
  });
}
