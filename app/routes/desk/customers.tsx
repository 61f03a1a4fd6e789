import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";

import { customerListQuery } from "#app/domain/customers/customer-list.schema.ts";
import { CustomerListFilters } from "#app/domain/customers/ui/customer-list-filters.tsx";
import { SavedViews } from "#app/domain/identity/ui/saved-views.tsx";
import { savedViewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import {
  CustomerTable,
  customerListColumns,
  usualColumns,
} from "#app/domain/revenue/ui/customer-table.tsx";
import { SegmentFilter } from "#app/domain/revenue/ui/worth/segment-filter.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { ColumnChooser } from "#app/ui/column-chooser.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";

import { listedCustomers } from "../customer-list.server.ts";
import { requireActor } from "../guard.server.ts";

export const meta: MetaFunction = () => [{ title: "Customers · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:read");
  const query = customerListQuery(request);
  const cols = new URL(request.url).searchParams.getAll("cols");
  return withScope(actor, async (tx) => ({
    query,
    shown: cols.length > 0 ? cols : usualColumns,
    partners: (await listPartners(tx)).map(({ id, name }) => ({ id, name })),
    ...(await listedCustomers(tx, query, now())),
    saved: await savedViewsOf(tx, actor, "desk/customers"),
  }));
}

export default function Customers() {
  const { query, customers, currency, after, before, saved, shown, partners } =
    useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <>
      <PageHead
        title="Customers"
        sub={`One record each, whoever reported it; vendor net in ${currency}`}
        actions={
          <>
            <ColumnChooser columns={customerListColumns} shown={shown} />
            <ExportMenu of="/desk/customers" params={params} />
          </>
        }
      />
      <CustomerListFilters
        query={query}
        partners={partners}
        more={<SegmentFilter chosen={query.segment} />}
        views={<SavedViews {...saved} />}
      />
      {customers.length > 0 ? (
        <CustomerTable customers={customers} currency={currency} sort={query.sort} shown={shown} />
      ) : (
        <Empty title="No customer fits">
          Take out a filter, or search for other words. Customers appear here when a deal, a
          sales-out report or an invoice names them.
        </Empty>
      )}
      <Pager after={after} before={before} />
    </>
  );
}
