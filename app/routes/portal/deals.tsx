import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate, useSearchParams } from "@remix-run/react";

import { clockAt } from "#app/domain/deals/clock.ts";
import { readDraftCount } from "#app/domain/deals/drafts/drafts.server.ts";
import { dealListQueryFrom } from "#app/domain/deals/lists/deal-list-query.ts";
import { pageOfDeals } from "#app/domain/deals/lists/page-of-deals.server.ts";
import { DealFilters } from "#app/domain/deals/ui/lists/deal-filters.tsx";
import { DealTable, dealColumns, usualColumns } from "#app/domain/deals/ui/lists/deal-table.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { readVendor } from "#app/domain/partners/vendor.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withReadScope } from "#app/platform/db/read-scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ColumnChooser } from "#app/ui/column-chooser.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { useKeys } from "#app/ui/keyboard.ts";
import { PageHead } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";

import { requireActor } from "../guard.server.ts";

export const meta: MetaFunction = () => [{ title: "Deals · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:read");
  const query = dealListQueryFrom(request);
  const cols = new URL(request.url).searchParams.getAll("cols");
  const at = now();
  return withReadScope(actor, async (tx) => {
    const [vendor, page, drafts] = await Promise.all([
      readVendor(tx),
      pageOfDeals(tx, query, actor, at),
      readDraftCount(tx, actor),
    ]);
    const clock = clockAt(at, vendor.timeZone);
    return {
      ...page,
      query,
      drafts,
      reader: { clock, vendorName: vendor.shortName, partnerId: actor.partnerId },
      shown: cols.length > 0 ? cols : usualColumns(actor.showing.length > 0),
      mayRegister: can(actor, "deal:register") && actor.partnerKind !== "supplier",
    };
  });
}

export default function Deals() {
  const { deals, after, before, query, drafts, reader, shown, mayRegister } =
    useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  useKeys(
    mayRegister ? { c: { run: () => navigate("/portal/deals/new"), says: "Register a deal" } } : {},
  );
  const narrowed = Boolean(query.q || query.status || query.who === "mine");
  const register = mayRegister && (
    <LinkButton kind="primary" icon="plus" to="/portal/deals/new" kbd="c">
      Register a deal
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title="Deals"
        actions={
          <>
            <ColumnChooser columns={dealColumns} shown={shown} />
            <ExportMenu of="/portal/deals" params={params} />
            {register}
          </>
        }
      />
      <DealFilters query={query} drafts={mayRegister ? drafts : null} />
      <DealTable
        deals={deals}
        reader={reader}
        sort={query.sort}
        shown={shown}
        mayCopy={mayRegister}
        caption="Deals"
        empty={
          narrowed ? (
            <Empty
              title="No deal fits"
              actions={
                <LinkButton to="/portal/deals" icon="x">
                  Show all deals
                </LinkButton>
              }
            >
              Nothing in your scope has these words and this state.
            </Empty>
          ) : (
            <Empty title="No deals yet" actions={register}>
              A registered deal keeps other partners off your customer while you sell.
            </Empty>
          )
        }
      />
      <Pager after={after} before={before} />
    </>
  );
}
