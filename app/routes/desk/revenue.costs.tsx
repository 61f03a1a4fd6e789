import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";

import { can } from "#app/domain/identity/permissions.ts";
import { costsSearchFrom } from "#app/domain/revenue/costs/costs-query.schema.ts";
import { listCosts, totalCosts } from "#app/domain/revenue/costs/list-costs.server.ts";
import { costChoices, namesOfCosts } from "#app/domain/revenue/costs/read-costs-page.server.ts";
import { CostFilters } from "#app/domain/revenue/ui/costs/cost-filters.tsx";
import { CostTable } from "#app/domain/revenue/ui/costs/cost-table.tsx";
import { CostTotals } from "#app/domain/revenue/ui/costs/cost-totals.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";

import { requireActor } from "../guard.server.ts";

export const handle = {
  crumb: "Channel costs",
  under: { label: "Revenue", to: "/desk/revenue" },
};
export const meta: MetaFunction = () => [{ title: "Channel costs · Tributary" }];

const ON_A_PAGE = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const search = costsSearchFrom(request);
  return withScope(actor, async (tx) => ({
    search,
    ...(await listCosts(tx, search, ON_A_PAGE)),
    totals: await totalCosts(tx, search),
    names: await namesOfCosts(tx),
    ...(await costChoices(tx)),
    mayManage: can(actor, "cost:manage"),
  }));
}

export default function Costs() {
  const { search, costs, next, totals, names, partners, currency, mayManage } =
    useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <>
      <PageHead
        title="Channel costs"
        sub="Special pricing, rebates and funds, and whose they are"
        actions={
          <>
            <LinkButton kind="bare" to="/desk/revenue/profit">
              Profit
            </LinkButton>
            <ExportMenu of="/desk/revenue/costs" params={params} />
            {mayManage && (
              <>
                <LinkButton to="/desk/submissions?kind=channel_costs">Hand over a file</LinkButton>
                <LinkButton to="/desk/revenue/costs/new" icon="plus" kind="primary">
                  Add a cost
                </LinkButton>
              </>
            )}
          </>
        }
      />
      <CostFilters search={search} partners={partners} />
      <CostTotals totals={totals} currency={currency} />
      {costs.length > 0 ? (
        <CostTable costs={costs} names={names} currency={currency} />
      ) : (
        <Empty title="No costs here">
          {params.size > 0
            ? "Nothing matches these choices"
            : "What special pricing, rebates and funds cost appears here, from files or typed in"}
        </Empty>
      )}
      <Pager after={next} />
    </>
  );
}
