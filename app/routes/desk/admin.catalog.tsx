import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";

import { listFamilies } from "#app/domain/catalog/families.server.ts";
import { CatalogTable } from "#app/domain/catalog/ui/catalog-table.tsx";
import { FamilyFilter } from "#app/domain/catalog/ui/family-filter.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";
import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { Chip, Filters } from "#app/ui/filter-bar.tsx";
import { SearchFilter } from "#app/ui/filter-form.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { requireActor } from "../guard.server.ts";
import { readCatalog } from "./catalog-list.server.ts";

export const handle = { crumb: "Catalog" };
export const meta: MetaFunction = () => [{ title: "Catalog · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  return withScope(actor, async (tx) => ({
    ...(await readCatalog(tx, request)),
    families: await listFamilies(tx),
  }));
}

const states = { active: "On sale", inactive: "Not sold any more", all: "All" };

export default function Catalog() {
  const { query, total, families, products } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <>
      <PageHead
        title="Catalog"
        sub={`${products.length} of ${total} products`}
        actions={
          <>
            <ExportMenu of="/desk/admin/catalog" params={params} />
            <LinkButton to="/desk/admin/catalog/families">Families</LinkButton>
            <LinkButton to="/desk/admin/catalog/new" kind="primary" icon="plus">
              Add a product
            </LinkButton>
          </>
        }
      />
      <Done words={{ added: "The product was added" }} />
      <Filters>
        {(["active", "inactive", "all"] as const).map((status) => (
          <Chip
            key={status}
            to={withParams(params, { status: status === "active" ? null : status, done: null })}
            pressed={query.status === status}
          >
            {states[status]}
          </Chip>
        ))}
        <FamilyFilter families={families} />
        <span className="push">
          <SearchFilter value={query.q} label="Find a product" />
        </span>
      </Filters>
      <CatalogTable
        products={products}
        sort={query.sort}
        empty={<Empty title="No product fits">Take out a filter, or add what is missing</Empty>}
      />
    </>
  );
}
