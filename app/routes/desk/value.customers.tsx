import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";

import { can } from "#app/domain/identity/permissions.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { Profit } from "#app/domain/revenue/profit/profit.ts";
import { profitOfEach } from "#app/domain/revenue/profit/read-profit.server.ts";
import { ValueHead } from "#app/domain/revenue/ui/worth/value-head.tsx";
import { WorthFilters } from "#app/domain/revenue/ui/worth/worth-filters.tsx";
import { WorthTable } from "#app/domain/revenue/ui/worth/worth-table.tsx";
import { yearUntil } from "#app/domain/revenue/worth/history.ts";
import { listWorth } from "#app/domain/revenue/worth/list-worth.server.ts";
import { latestWorthRun } from "#app/domain/revenue/worth/read-worth.server.ts";
import { worthListQuery } from "#app/domain/revenue/worth/worth-list.schema.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { Pager } from "#app/ui/pager.tsx";

import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Customers" };
export const meta: MetaFunction = () => [{ title: "Customers by value · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const query = worthListQuery(request);
  return withScope(actor, async (tx) => {
    const run = await latestWorthRun(tx);
    const list = run && (await listWorth(tx, run.day, query));
    const year = run && yearUntil(run.report.until);
    const ids = list?.rows.map(({ customerId }) => customerId) ?? [];
    return {
      ...{ query, run, list },
      profits: year ? await profitOfEach(tx, ids, year) : new Map<string, Profit>(),
      partners: (await listPartners(tx)).map(({ id, name }) => ({ id, name })),
      timeZone: (await findVendor(tx)).timeZone,
      mayChange: can(actor, "settings:manage"),
    };
  });
}

export default function CustomersByValue() {
  const page = useLoaderData<typeof loader>();
  const { query, run, list, partners, timeZone, mayChange } = page;
  const [params] = useSearchParams();
  return (
    <>
      <ValueHead
        run={run}
        timeZone={timeZone}
        mayChange={mayChange}
        actions={<ExportMenu of="/desk/value/customers" params={params} />}
      />
      <WorthFilters query={query} partners={partners} />
      {run && list && list.rows.length > 0 ? (
        <WorthTable
          rows={list.rows}
          profits={page.profits}
          currency={run.report.currency}
          until={run.report.until}
          sort={query.sort}
        />
      ) : (
        <Empty title={run ? "No customer fits" : "Nothing worked out yet"}>
          {run
            ? "Take out a filter, or search for other words."
            : "Customers appear here after the night that follows their first purchases."}
        </Empty>
      )}
      <Pager after={list?.after} before={list?.before} />
    </>
  );
}
