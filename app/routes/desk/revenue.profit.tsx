import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { ProfitSearch } from "#app/domain/revenue/profit/profit-search.schema.ts";
import { readProfitPage } from "#app/domain/revenue/profit/read-profit-page.server.ts";
import { ProfitView } from "#app/domain/revenue/ui/profit/profit-view.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { formatDays } from "#app/ui/format.ts";
import { PageHead } from "#app/ui/page.tsx";

import { requireActor } from "../guard.server.ts";

export const handle = {
  crumb: "Profit",
  under: { label: "Revenue", to: "/desk/revenue" },
};
export const meta: MetaFunction = () => [{ title: "Profit · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const search = ProfitSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  return withScope(actor, (tx) => readProfitPage(tx, search, now()));
}

export default function ProfitRoute() {
  const page = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <>
      <PageHead
        title="Profit"
        sub={`Vendor net less cost of goods and channel costs, ${formatDays(page.period.from, page.period.to)}`}
        actions={
          <>
            <LinkButton kind="bare" to="/desk/revenue/costs">
              Channel costs
            </LinkButton>
            <ExportMenu of="/desk/revenue/profit" params={params} />
          </>
        }
      />
      <ProfitView page={page} />
    </>
  );
}
