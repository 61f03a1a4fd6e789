import { useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ChoiceFilter } from "#app/ui/choice-filter.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { Filters, Legend } from "#app/ui/filter-bar.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { PageHead } from "#app/ui/page.tsx";
import type { DemandOverview } from "../demand-overview.ts";
import { SupplierDemand } from "./supplier-demand.tsx";

export function SupplierDemandPage({ demand }: { demand: DemandOverview }) {
  const { rows, total, families, family, calculatedAt, timeZone } = demand;
  const parts = `the ${total} ${total === 1 ? "part" : "parts"} you supply`;
  const sub = calculatedAt
    ? `Added up ${formatInstant(calculatedAt, timeZone)}, for ${parts}`
    : `For ${parts}`;
  if (rows.length === 0) {
    return (
      <>
        <PageHead title="Demand" />
        <Empty title="No parts yet">
          Demand appears here for the parts you supply, once they are in the catalogue.
        </Empty>
      </>
    );
  }
  return (
    <>
      <PageHead title="Demand" sub={sub} actions={<Actions />} />
      <Filters
        end={
          <Legend
            entries={[
              { colour: "indirect", label: "Channel demand" },
              { colour: "rest", label: "Your forecast" },
            ]}
          />
        }
      >
        <ChoiceFilter label="Family" name="family" choices={families} chosen={family} />
      </Filters>
      {calculatedAt === null ? (
        <Empty
          title="Nobody has published demand for your parts yet"
          actions={<LinkButton to="/portal/forecast">Publish your forecast</LinkButton>}
        >
          It appears here as soon as a distributor or reseller publishes its forecast.
        </Empty>
      ) : (
        <SupplierDemand demand={demand} />
      )}
    </>
  );
}

function Actions() {
  const [params] = useSearchParams();
  const search = withParams(new URLSearchParams(), { family: params.get("family") });
  return (
    <>
      <ExportMenu of="/portal/demand" params={search.replace("?", "")} />
      <LinkButton kind="primary" to="/portal/forecast">
        Change forecast
      </LinkButton>
    </>
  );
}
