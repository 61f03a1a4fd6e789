import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";

import { customerListQuery } from "#app/domain/customers/customer-list.schema.ts";
import { CustomerListFilters } from "#app/domain/customers/ui/customer-list-filters.tsx";
import { SavedViews } from "#app/domain/identity/ui/saved-views.tsx";
import { savedViewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import { CustomerTable } from "#app/domain/revenue/ui/customer-table.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
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
  return withScope(actor, async (tx) => ({
    query,
    ...(await listedCustomers(tx, query, now())),
    saved: await savedViewsOf(tx, actor, "desk/customers"),
  }));
}

export default function Customers() {
  const { query, customers, currency, after, before, saved } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <>
      <PageHead
        title="Customers"
        sub={`One record each, whoever reported it; vendor net in ${currency}`}
        actions={<ExportMenu of="/desk/customers" params={params} />}
      />
      <CustomerListFilters query={query} views={<SavedViews {...saved} />} />
      {customers.length > 0 ? (
        <CustomerTable customers={customers} currency={currency} sort={query.sort} />
      ) : (
        <Empty title="No customer fits">
          Customers appear here when a deal, a sales-out report or an invoice names them.
        </Empty>
      )}
      <Pager after={after} before={before} />
    </>
  );
}
