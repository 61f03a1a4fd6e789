import { useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ColumnChooser } from "#app/ui/column-chooser.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { Chip, Filters, Segmented } from "#app/ui/filter-bar.tsx";
import { formatMoney, formatUnits } from "#app/ui/format.ts";
import { PageHead } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";

import type { SetView } from "../../pipeline/set-view.server.ts";
import { choicesOf } from "./pipeline-words.ts";
import { SetTable, setColumns } from "./set-table.tsx";

type SetPageProps = {
  view: SetView;
  shown: string[];
  /** Where the pipeline is: "/desk/pipeline". */
  base: string;
  /** Where a deal's own page is: "/desk/deals". */
  deals: string;
};

/** The deals behind a figure: as many as it said, worth together what it said. */
export function SetPage({ view, shown, base, deals }: SetPageProps) {
  const [params] = useSearchParams();
  const { set, total, currency } = view;
  const choices = choicesOf(set, view.names);
  const passing = { after: null, before: null };
  return (
    <>
      <PageHead
        title="Deals"
        sub={`${formatUnits(total.deals)} worth ${formatMoney(total.minor, currency)}`}
        actions={
          <>
            <LinkButton to={`${base}${narrowing(set, currency)}`} icon="left">
              Pipeline
            </LinkButton>
            <ColumnChooser columns={setColumns} shown={shown} />
            <ExportMenu of={`${base}/deals`} params={params} />
          </>
        }
      />
      <Filters>
        <Segmented
          label="Which deals"
          segments={[
            {
              to: withParams(params, { of: null, ...passing }),
              label: "Live",
              current: set.of === "live",
            },
            {
              to: withParams(params, { of: "all", ...passing }),
              label: "All",
              current: set.of === "all",
            },
          ]}
        />
        {choices.map(({ key, words }) => (
          <Chip
            key={key}
            to={withParams(params, { [key]: null, ...passing })}
            icon="filter"
            pressed
          >
            {words}
          </Chip>
        ))}
      </Filters>
      <SetTable
        deals={view.deals}
        sort={set.sort}
        shown={shown}
        rowTo={({ id }) => `${deals}/${id}`}
        empty={<Empty title="No deal fits">Take a choice away to see more.</Empty>}
      />
      <Pager after={view.after} before={view.before} />
    </>
  );
}

function narrowing({ partner, family }: SetView["set"], currency: string): string {
  const params = new URLSearchParams({ currency });
  if (partner) params.set("partner", partner);
  if (family) params.set("family", family);
  return `?${params}`;
}
