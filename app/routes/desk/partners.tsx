import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useSearchParams } from "@remix-run/react";

import { can } from "#app/domain/identity/permissions.ts";
import { SavedViews } from "#app/domain/identity/ui/saved-views.tsx";
import { savedViewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import { countWaiting } from "#app/domain/partners/applications.server.ts";
import { kindNames, partnerStatusNames } from "#app/domain/partners/partner.ts";
import { PartnerTable } from "#app/domain/partners/ui/partner-table.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";
import { otherParams, withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { Chip, FilterMenu, Filters } from "#app/ui/filter-bar.tsx";
import { TextInput } from "#app/ui/input.tsx";
import { MenuLink } from "#app/ui/menu.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Count } from "#app/ui/status.tsx";

import { requireActor } from "../guard.server.ts";
import { readPartners } from "./partner-list.server.ts";

export const meta: MetaFunction = () => [{ title: "Partners · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:read");
  return withScope(actor, async (tx) => ({
    ...(await readPartners(tx, request)),
    saved: await savedViewsOf(tx, actor, "desk/partners"),
    mayManage: can(actor, "partner:manage"),
    waiting: can(actor, "application:read") ? await countWaiting(tx) : null,
  }));
}

const stateNames = { ...partnerStatusNames, all: "All" };
const kinds = ["distributor", "reseller", "supplier"] as const;

export default function Partners() {
  const { query, managers, total, partners, saved, mayManage, waiting } =
    useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const manager = managers.find(([id]) => id === query.manager);
  return (
    <>
      <PageHead
        title="Partners"
        sub={`${partners.length} of ${total}`}
        actions={
          <>
            {waiting !== null && (
              <LinkButton to="/desk/partners/applications">
                Applications
                {waiting > 0 && <Count of={waiting} label="to look at" />}
              </LinkButton>
            )}
            <ExportMenu of="/desk/partners" params={params} />
            <LinkButton to="/desk/partners/agreements">Agreements</LinkButton>
            {mayManage && (
              <LinkButton to="/desk/partners/new" icon="plus">
                Register
              </LinkButton>
            )}
          </>
        }
      />
      <Filters>
        {kinds.map((kind) => (
          <Chip
            key={kind}
            to={withParams(params, { kind: query.kind === kind ? null : kind })}
            pressed={query.kind === kind}
          >
            {kindNames[kind]}s
          </Chip>
        ))}
        <FilterMenu
          label="State"
          value={query.status === "working" ? "Not ended" : stateNames[query.status]}
          pressed={query.status !== "working"}
        >
          <MenuLink to={withParams(params, { status: null })} current={query.status === "working"}>
            Not ended
          </MenuLink>
          {(["active", "suspended", "ended", "all"] as const).map((status) => (
            <MenuLink
              key={status}
              to={withParams(params, { status })}
              current={query.status === status}
            >
              {stateNames[status]}
            </MenuLink>
          ))}
        </FilterMenu>
        <FilterMenu label="Manager" value={manager?.[1] ?? "All"} pressed={Boolean(manager)}>
          <MenuLink to={withParams(params, { manager: null })} current={!manager}>
            All
          </MenuLink>
          {managers.map(([id, name]) => (
            <MenuLink
              key={id}
              to={withParams(params, { manager: id })}
              current={id === query.manager}
            >
              {name}
            </MenuLink>
          ))}
        </FilterMenu>
        <SavedViews {...saved} />
        <Form method="get" role="search" className="push">
          {otherParams(params, ["q"]).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <TextInput
            name="q"
            type="search"
            lead="search"
            aria-label="Find a partner"
            placeholder="Find a partner"
            defaultValue={query.q}
          />
        </Form>
      </Filters>
      <PartnerTable
        partners={partners}
        sort={query.sort}
        empty={<Empty title="No partner fits">Take out a filter, or search for other words</Empty>}
      />
    </>
  );
}
