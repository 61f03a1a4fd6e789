import { Link, useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { ColumnChart } from "#app/ui/charts/column-chart.tsx";
import { ChoiceFilter } from "#app/ui/choice-filter.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Kpi, Kpis } from "#app/ui/facts.tsx";
import { Filters, Legend, Segmented } from "#app/ui/filter-bar.tsx";
import { formatMoney, formatUnits, NOTHING } from "#app/ui/format.ts";
import { PageHead, Pair, Section } from "#app/ui/page.tsx";

import {
  type DealSet,
  type EndBucket,
  setParams,
  type WaitBucket,
} from "../../pipeline/deal-set.ts";
import { type Figure, totalOf } from "../../pipeline/pipeline.ts";
import type { PipelineView } from "../../pipeline/pipeline-view.server.ts";
import { stageNames } from "../deal-words.ts";
import { CohortTable } from "./cohort-table.tsx";
import { FigureTable } from "./figure-table.tsx";
import { closingName, endNames, waitNames } from "./pipeline-words.ts";

/** Registrations seen from above; every figure opens to its deals below `base`. */
export function PipelinePage({ view, base }: { view: PipelineView; base: string }) {
  const [params] = useSearchParams();
  const { currency, narrowed, stages } = view;
  const chosen = { partner: narrowed.partner?.id, family: narrowed.family?.id };
  const to = (set: Partial<DealSet>) =>
    `${base}/deals?${setParams({ currency, ...chosen, ...set })}`;
  const named = (figures: readonly Figure[], nameOf: (key: string) => string, key: keyof DealSet) =>
    figures.map((figure) => ({
      ...figure,
      name: nameOf(figure.key),
      to: to({ [key]: figure.key }),
    }));
  const all = totalOf(stages);
  const money = (minor: bigint) => formatMoney(minor, currency, undefined, { short: true });
  const thousands = (minor: bigint) => Number(minor) / 100_000;
  const write = (value: number) => formatUnits(value, undefined, { digits: 0 });
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
      <Kpis>
        <Kpi
          label="Live deals"
          value={
            <Link className="figure-door" to={to({})}>
              {money(all.minor)}
            </Link>
          }
          change={`${formatUnits(all.deals)} deals`}
        />
        <Kpi label="Weighted by stage" value={money(all.weightedMinor)} />
        <Kpi
          label="Waiting for a decision"
          value={formatUnits(totalOf(view.waits).deals)}
          change={money(totalOf(view.waits).minor)}
        />
        <Kpi
          label="Protection ends in 30 days"
          value={formatUnits(totalOf(view.ends).deals)}
          change={money(totalOf(view.ends).minor)}
        />
        <Kpi
          label="Days to decide, 12 months"
          value={days(view.decision.median)}
          change={view.decision.slowest !== null && `9 of 10 in ${days(view.decision.slowest)}`}
        />
      </Kpis>
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
      {all.deals === 0 && view.cohorts.length === 0 ? (
        <Empty title="No deal fits">Take a filter away, or choose another currency.</Empty>
      ) : (
        <>
          <Pair>
            <Section title="Sales stage" sub="The dark part of a bar is what it weighs">
              <FigureTable
                caption="Live deals by sales stage"
                nameOf="Stage"
                currency={currency}
                figures={named(
                  stages,
                  (key) => stageNames[key as keyof typeof stageNames],
                  "stage",
                )}
              />
            </Section>
            <Section title="Family">
              <FigureTable
                caption="Live deals by product family"
                nameOf="Family"
                currency={currency}
                figures={named(view.byFamily, (key) => view.nameOf.get(key) ?? NOTHING, "family")}
              />
            </Section>
          </Pair>
          <Pair>
            <Section title="Expected order" sub={`thousand ${currency}`}>
              <ColumnChart
                label={`Live deals by expected order in thousand ${currency}, weighted and the rest`}
                periodName="Month"
                periods={view.closes.map(({ key }) => shortMonth(key))}
                write={write}
                series={[
                  {
                    name: "Weighted",
                    colour: "indirect",
                    values: view.closes.map(({ weightedMinor }) => thousands(weightedMinor)),
                  },
                  {
                    name: "The rest",
                    colour: "indirect-3",
                    values: view.closes.map(({ minor, weightedMinor }) =>
                      thousands(minor - weightedMinor),
                    ),
                  },
                ]}
              />
              <p className="row-flex small">
                <Legend
                  entries={[
                    { colour: "indirect", label: "Weighted" },
                    { colour: "indirect-3", label: "The rest" },
                  ]}
                />
              </p>
            </Section>
            <Section title="Expected order, by month">
              <FigureTable
                caption="Live deals by the month of the expected order"
                nameOf="Month"
                currency={currency}
                figures={named(view.closes, closingName, "closes")}
              />
            </Section>
          </Pair>
          <Pair>
            <Section title="Waiting for a decision" sub="since it was handed in">
              <FigureTable
                caption="Registrations that wait, by their age"
                nameOf="For"
                currency={currency}
                figures={named(view.waits, (key) => waitNames[key as WaitBucket], "waits")}
              />
            </Section>
            <Section title="Protection ends soon">
              <FigureTable
                caption="Protected deals by the end of their protection"
                nameOf="When"
                currency={currency}
                figures={named(view.ends, (key) => endNames[key as EndBucket], "ends")}
              />
            </Section>
          </Pair>
          {view.byPartner.length > 0 && (
            <Section title="Partner">
              <FigureTable
                caption="Live deals by partner"
                nameOf="Partner"
                currency={currency}
                figures={named(view.byPartner, (key) => view.nameOf.get(key) ?? NOTHING, "partner")}
              />
            </Section>
          )}
          <Section title="What became of them" sub="by the month they were handed in">
            <CohortTable
              cohorts={view.cohorts}
              currency={currency}
              to={to}
              newCustomers={view.seesNewCustomers}
            />
          </Section>
        </>
      )}
    </>
  );
}

const days = (count: number | null): string =>
  count === null ? NOTHING : formatUnits(count, undefined, { digits: 1 });

/** "2026-12" as "Dec": the chart stands beside a table that says the year. */
const shortMonth = (key: string): string =>
  key === "overdue" ? "Past" : key === "later" ? "Later" : closingName(key).slice(0, 3);
