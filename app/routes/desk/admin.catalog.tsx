import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";

import { CatalogQuery } from "#app/domain/catalog/catalog.schema.ts";
import { arrangeCatalog } from "#app/domain/catalog/catalog-list.ts";
import { listFamilies } from "#app/domain/catalog/families.server.ts";
import { listProducts } from "#app/domain/catalog/products.server.ts";
import { CatalogTable } from "#app/domain/catalog/ui/catalog-table.tsx";
import { FamilyFilter } from "#app/domain/catalog/ui/family-filter.tsx";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Chip, Filters } from "#app/ui/filter-bar.tsx";
import { SearchFilter } from "#app/ui/filter-form.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Catalog" };
export const meta: MetaFunction = () => [{ title: "Catalog · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  const query = CatalogQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  return withScope(actor, async (tx) => {
    const all = await listProducts(tx);
    const names = new Map((await listPartners(tx)).map(({ id, name }) => [id, name]));
    return {
      query,
      total: all.length,
      families: await listFamilies(tx),
      products: arrangeCatalog(all, query).map((product) => ({
        ...product,
        supplierName: names.get(product.supplierId ?? "") ?? null,
      })),
    };
  });
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
