import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { withParams } from "#app/ui/address.ts";
import { ChoiceFilter } from "#app/ui/choice-filter.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { Filters } from "#app/ui/filter-bar.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { PageHead } from "#app/ui/page.tsx";
import type { VendorDemandOverview } from "../demand-overview.ts";
import { VendorDemand } from "./vendor-demand.tsx";

type VendorDemandPageProps = { demand: VendorDemandOverview; views?: ReactNode };

export function VendorDemandPage({ demand, views }: VendorDemandPageProps) {
  const { rows, families, family, partners, partner, calculatedAt, timeZone } = demand;
  const sub = calculatedAt
    ? `What partners expect to sell, added up ${formatInstant(calculatedAt, timeZone)}`
    : "What partners expect to sell";
  return (
    <>
      <PageHead title="Demand" sub={sub} actions={rows.length > 0 && <Exports />} />
      <Filters
        end={<span className="small faint">Struck through: already in a distributor’s figure</span>}
      >
        <ChoiceFilter label="Family" name="family" choices={families} chosen={family} />
        <ChoiceFilter label="Partner" name="partner" choices={partners} chosen={partner} />
        {views}
      </Filters>
      {rows.length > 0 ? (
        <VendorDemand demand={demand} />
      ) : (
        <Empty title="No forecast published yet">
          Distributors, resellers and suppliers publish theirs in the portal; it is added up here.
        </Empty>
      )}
    </>
  );
}

function Exports() {
  const [params] = useSearchParams();
  const narrowed = (by: string | null) =>
    withParams(new URLSearchParams(), {
      family: params.get("family"),
      partner: params.get("partner"),
      by,
    }).replace("?", "");
  return (
    <>
      <ExportMenu label="Export totals" of="/desk/demand" params={narrowed(null)} />
      <ExportMenu label="Export by partner" of="/desk/demand" params={narrowed("partner")} />
    </>
  );
}
