import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";

import { ApplicationListQuery } from "#app/domain/partners/application.schema.ts";
import { applicationStatusNames } from "#app/domain/partners/application.ts";
import { listApplications } from "#app/domain/partners/applications.server.ts";
import { ApplicationTable } from "#app/domain/partners/ui/application-table.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { withParams } from "#app/ui/address.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Chip, Filters } from "#app/ui/filter-bar.tsx";
import { SearchFilter } from "#app/ui/filter-form.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Applications" };
export const meta: MetaFunction = () => [{ title: "Applications · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "application:read");
  const search = new URL(request.url).searchParams;
  const query = ApplicationListQuery.parse(Object.fromEntries(search));
  const applications = await withScope(actor, (tx) => listApplications(tx, query));
  return { query, applications, address: `${env.ORIGIN}/apply/${actor.vendorId}` };
}

const states = ["received", "asked", "registered", "declined"] as const;

export default function Applications() {
  const { query, applications, address } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <>
      <PageHead
        title="Applications"
        sub={`Companies apply at ${address.replace(/^\w+:\/\//, "")}`}
      />
      <Filters>
        {states.map((status) => (
          <Chip
            key={status}
            to={withParams(params, { status: query.status === status ? null : status })}
            pressed={query.status === status}
          >
            {applicationStatusNames[status]}
          </Chip>
        ))}
        <span className="push">
          <SearchFilter value={query.q} label="Find an application" />
        </span>
      </Filters>
      <ApplicationTable
        applications={applications}
        empty={
          <Empty title="No application here">
            Give companies the address {address}; what they send is listed here
          </Empty>
        }
      />
    </>
  );
}
