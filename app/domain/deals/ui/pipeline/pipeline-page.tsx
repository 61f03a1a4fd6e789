import { useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { ChoiceFilter } from "#app/ui/choice-filter.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Filters, Segmented } from "#app/ui/filter-bar.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { type DealSet, setParams } from "../../pipeline/deal-set.ts";
import { totalOf } from "../../pipeline/pipeline.ts";
import type { PipelineView } from "../../pipeline/pipeline-view.server.ts";
import { PipelineFigures } from "./pipeline-figures.tsx";
import { PipelineKpis } from "./pipeline-kpis.tsx";

/** Registrations seen from above; every figure opens to its deals below `base`. */
export function PipelinePage({ view, base }: { view: PipelineView; base: string }) {
  const [params] = useSearchParams();
  const { currency, narrowed } = view;
  const chosen = { partner: narrowed.partner?.id, family: narrowed.family?.id };
  const to = (set: Partial<DealSet>) =>
    `${base}/deals?${setParams({ currency, ...chosen, ...set })}`;
  const isEmpty = totalOf(view.stages).deals === 0 && view.cohorts.length === 0;
  return (
    <>
      <PageHead
        title="Pipeline"
        sub={`What waits for a decision or is protected now, in ${currency}`}
        actions={
          view.currencies.length > 1 && (
            <Segmented
              label="Currency"
              segments={view.currencies.map((each) => ({
                to: withParams(params, { currency: each }),
                label: each,
                current: each === currency,
              }))}
            />
          )
        }
      />
      <PipelineKpis view={view} toAll={to({})} />
      <Filters>
        <ChoiceFilter
          label="Partner"
          name="partner"
          choices={view.partners}
          chosen={narrowed.partner}
        />
        <ChoiceFilter
          label="Family"
          name="family"
          choices={view.families}
          chosen={narrowed.family}
        />
      </Filters>
      {isEmpty ? (
        <Empty title="No deal fits">Take a filter away, or choose another currency.</Empty>
      ) : (
        <PipelineFigures view={view} to={to} />
      )}
    </>
  );
}
