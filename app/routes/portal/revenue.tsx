import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { SavedViews } from "#app/domain/identity/ui/saved-views.tsx";
import { savedViewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { vendorTerms } from "#app/domain/revenue/ledger/terms.server.ts";
import { ownLedgerQuery } from "#app/domain/revenue/own-ledger/own-ledger-query.ts";
import { readOwnLedger } from "#app/domain/revenue/own-ledger/read-own-ledger.server.ts";
import { OwnLedgerView } from "#app/domain/revenue/ui/own-ledger/own-ledger-view.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireReporter } from "./reporting-partner.server.ts";

export const handle = { crumb: "Own ledger" };
export const meta: MetaFunction = () => [{ title: "Own ledger · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireReporter(request, "submission:read");
  return withScope(actor, async (tx) => {
    const { calendar } = await vendorTerms(tx);
    const query = ownLedgerQuery(request.url, now(), calendar);
    return {
      ledger: await readOwnLedger(tx, actor.partnerId, query),
      vendorName: (await findVendor(tx)).shortName,
      saved: await savedViewsOf(tx, actor, "portal/revenue"),
    };
  });
}

export default function OwnRevenue() {
  const { ledger, vendorName, saved } = useLoaderData<typeof loader>();
  return (
    <OwnLedgerView ledger={ledger} vendorName={vendorName} views={<SavedViews {...saved} />} />
  );
}
