import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { conservationByProduct } from "#app/domain/revenue/proof/conservation-by-product.server.ts";
import { ConservationTable, NamedExceptions } from "#app/domain/revenue/ui/conservation-table.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";
import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Kpi, Kpis } from "#app/ui/facts.tsx";
import { Segmented } from "#app/ui/filter-bar.tsx";
import { formatAmount, formatInstant, formatUnits } from "#app/ui/format.ts";
import { PageHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { requireActor } from "../guard.server.ts";

export const handle = {
  crumb: "Proof",
  under: { label: "Revenue", to: "/desk/revenue" },
};
export const meta: MetaFunction = () => [{ title: "Proof of conservation · Tributary" }];

const Search = z.object({
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
  only: z.enum(["all", "exceptions"]).catch("all"),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const search = Search.parse(Object.fromEntries(new URL(request.url).searchParams));
  return withScope(actor, (tx) => conservationByProduct(tx, search));
}

export default function Proof() {
  const proof = useLoaderData<typeof loader>();
  const { totals, waiting, page, more, only } = proof;
  const [params] = useSearchParams();
  return (
    <>
      <PageHead
        title="Proof of conservation"
        sub="Sell-in = sold + sent back + adjusted + in stock, for each product and currency"
        actions={
          <>
            <LinkButton kind="bare" to="/desk/revenue/echoes">
              Echoes
            </LinkButton>
            <Segmented
              label="Products"
              segments={(["all", "exceptions"] as const).map((each) => ({
                to: withParams(params, { only: each === "all" ? null : each, page: null }),
                label: each === "all" ? "All products" : "Exceptions",
                current: each === only,
              }))}
            />
          </>
        }
      />
      {waiting.since && (
        <Notice
          tone="warn"
          title={`Up to date until ${formatInstant(waiting.since, waiting.timeZone)}`}
        >
          {`${formatUnits(waiting.products)} ${waiting.products === 1 ? "product waits" : "products wait"} to be worked out`}
        </Notice>
      )}
      <Kpis>
        {totals.map((books) => (
          <Kpi
            key={books.currency}
            label={`Sell-in, ${books.currency}`}
            value={formatAmount(books.soldInMinor, books.currency)}
            change={`difference ${formatAmount(differenceOf(books), books.currency)}`}
          />
        ))}
      </Kpis>
      <ConservationTable {...proof} />
      {(more || page > 1) && (
        <nav className="row-actions" aria-label="Pages">
          {page > 1 && (
            <LinkButton to={withParams(params, { page: String(page - 1) })}>Back</LinkButton>
          )}
          {more && (
            <LinkButton to={withParams(params, { page: String(page + 1) })}>Next</LinkButton>
          )}
        </nav>
      )}
      <NamedExceptions {...proof} />
    </>
  );
}

type Totals = Awaited<ReturnType<typeof conservationByProduct>>["totals"][number];
const differenceOf = (books: Totals) =>
  books.soldInMinor -
  books.soldMinor -
  books.returnedMinor -
  books.adjustedMinor -
  books.stockMinor;
