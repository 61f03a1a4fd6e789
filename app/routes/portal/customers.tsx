import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ownReportedQuery } from "#app/domain/customers/own-reported.schema.ts";
import { listOwnReported } from "#app/domain/customers/own-reported.server.ts";
import { placeWords } from "#app/domain/customers/ui/customer-words.ts";
import { ownDealCounts } from "#app/domain/deals/of-customer/own-deals.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { lastSoldTo } from "#app/domain/revenue/of-customer/own-sales.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Filters } from "#app/ui/filter-bar.tsx";
import { SearchFilter } from "#app/ui/filter-form.tsx";
import { formatDay, formatUnits, NOTHING } from "#app/ui/format.ts";
import { PageHead } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";

import { requireReporter } from "./reporting-partner.server.ts";

export const meta: MetaFunction = () => [{ title: "Customers · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireReporter(request, "own-customer:read");
  const query = ownReportedQuery(request);
  return withScope(actor, async (tx) => {
    const { customers, after } = await listOwnReported(tx, actor.partnerId, query);
    const partyIds = customers.flatMap((customer) => customer.partyIds);
    const mayReadDeals = can(actor, "deal:read");
    const deals = mayReadDeals
      ? await ownDealCounts(tx, actor.partnerId, partyIds)
      : new Map<string, number>();
    const sold = await lastSoldTo(tx, actor.partnerId, partyIds);
    return {
      ...{ query, after, mayReadDeals },
      customers: customers.map(({ partyIds: own, ...customer }) => ({
        ...customer,
        deals: own.reduce((sum, id) => sum + (deals.get(id) ?? 0), 0),
        lastSold: own.reduce<Date | null>((last, id) => later(last, sold.get(id)), null),
      })),
    };
  });
}

const later = (a: Date | null, b: Date | undefined) => (b && (!a || b > a) ? b : a);

export default function OwnCustomers() {
  const { query, customers, after, mayReadDeals } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Customers" sub="As you named them, in deals and reports" />
      <Filters>
        <SearchFilter value={query.q} label="Search your customers" />
      </Filters>
      {customers.length > 0 ? (
        <div className="table-frame">
          <table className="table">
            <caption className="sr">Your customers</caption>
            <thead>
              <tr>
                <th scope="col">Customer</th>
                <th scope="col" className="col-2">
                  Place
                </th>
                {mayReadDeals && (
                  <th scope="col" className="num">
                    Deals
                  </th>
                )}
                <th scope="col" className="num">
                  Last sold
                </th>
              </tr>
            </thead>
            <tbody>
              {customers.map((customer) => (
                <tr key={customer.partyId} data-door="">
                  <td>
                    <Link
                      className="row-link strong clip"
                      to={`/portal/customers/${customer.partyId}`}
                    >
                      {customer.name}
                    </Link>
                  </td>
                  <td className="col-2 quiet clip">{placeWords(customer) || NOTHING}</td>
                  {mayReadDeals && (
                    <td className="num">
                      {customer.deals ? formatUnits(customer.deals) : NOTHING}
                    </td>
                  )}
                  <td className="num quiet nowrap">
                    {customer.lastSold ? formatDay(customer.lastSold) : NOTHING}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <Empty title={query.q ? "None of your customers fits" : "No customer yet"}>
          Customers appear here when you register a deal or report a sale.
        </Empty>
      )}
      <Pager after={after} />
    </>
  );
}
