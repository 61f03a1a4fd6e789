import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";

import { listFamilies } from "#app/domain/catalog/families.server.ts";
import { FamilyFilter } from "#app/domain/catalog/ui/family-filter.tsx";
import { PriceTable } from "#app/domain/catalog/ui/price-table.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";
import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { Chip, Filters } from "#app/ui/filter-bar.tsx";
import { SearchFilter } from "#app/ui/filter-form.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { requireActor } from "../guard.server.ts";
import { readPriceList } from "./price-list.server.ts";

export const handle = { crumb: "Price lists" };
export const meta: MetaFunction = () => [{ title: "Price lists · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  return withScope(actor, async (tx) => ({
    ...(await readPriceList(tx, request)),
    families: await listFamilies(tx),
  }));
}

export default function Prices() {
  const { query, currencies, currency, total, lines, families } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <>
      <PageHead
        title={`Prices in ${currency}`}
        sub={`${lines.length} of ${total} products on sale`}
        actions={
          <>
            <ExportMenu of="/desk/admin/prices" params={params} />
            <LinkButton to="/desk/submissions?hand=prices" icon="upload">
              Import
            </LinkButton>
          </>
        }
      />
      <Filters>
        {currencies.map((each) => (
          <Chip
            key={each}
            to={withParams(params, { currency: each, done: null })}
            pressed={each === currency}
          >
            {each}
          </Chip>
        ))}
        <FamilyFilter families={families} />
        <Chip
          to={withParams(params, { show: query.show === "missing" ? null : "missing" })}
          pressed={query.show === "missing"}
        >
          Without a price
        </Chip>
        <Chip
          to={withParams(params, { show: query.show === "coming" ? null : "coming" })}
          pressed={query.show === "coming"}
        >
          Price coming
        </Chip>
        <span className="push">
          <SearchFilter value={query.q} label="Find a product" />
        </span>
      </Filters>
      <PriceTable
        lines={lines}
        currency={currency}
        empty={<Empty title="Nothing fits">Take out a filter, or add products first</Empty>}
      />
    </>
  );
}
