import { NOTHING } from "#app/ui/format.ts";
import { Pair, Section } from "#app/ui/page.tsx";

import type { DealSet, EndBucket, WaitBucket } from "../../pipeline/deal-set.ts";
import { type Figure, upToLast } from "../../pipeline/pipeline.ts";
import type { PipelineView } from "../../pipeline/pipeline-view.server.ts";
import { stageNames } from "../deal-words.ts";
import { ClosingChart } from "./closing-chart.tsx";
import { CohortTable } from "./cohort-table.tsx";
import { FigureTable } from "./figure-table.tsx";
import { closingName, endNames, waitNames } from "./pipeline-words.ts";

type Props = { view: PipelineView; to: (set: Partial<DealSet>) => string };

/** The pipeline by all that divides it; each figure opens to its deals. */
export function PipelineFigures({ view, to }: Props) {
  const { currency } = view;
  const table = (
    by: keyof DealSet,
    caption: string,
    nameOf: string,
    figures: readonly Figure[],
    wordOf: (key: string) => string,
  ) => (
    <FigureTable
      caption={caption}
      nameOf={nameOf}
      currency={currency}
      figures={figures.map((figure) => ({
        ...figure,
        name: wordOf(figure.key),
        to: to({ [by]: figure.key }),
      }))}
    />
  );
  const known = (id: string) => view.nameOf.get(id) ?? NOTHING;
  const stage = (key: string) => stageNames[key as keyof typeof stageNames];
  const wait = (key: string) => waitNames[key as WaitBucket];
  const end = (key: string) => endNames[key as EndBucket];
  const { stages, byFamily, byPartner, waits, ends } = view;
  const closes = upToLast(view.closes);
  return (
    <>
      <Pair>
        <Section title="Sales stage" sub="weighted by the odds of each">
          {table("stage", "Live deals by sales stage", "Stage", stages, stage)}
        </Section>
        <Section title="Family">
          {table("family", "Live deals by product family", "Family", byFamily, known)}
        </Section>
      </Pair>
      <Pair>
        <Section title="Expected order" sub={`thousand ${currency}`}>
          <ClosingChart closes={closes} currency={currency} />
        </Section>
        <Section title="Expected order, by month">
          {table(
            "closes",
            "Live deals by the month of the expected order",
            "Month",
            closes,
            closingName,
          )}
        </Section>
      </Pair>
      <Pair>
        <Section title="Waiting for a decision" sub="since it was handed in">
          {table("waits", "Registrations that wait, by their age", "For", waits, wait)}
        </Section>
        <Section title="Protection ends soon">
          {table("ends", "Protected deals by the end of their protection", "When", ends, end)}
        </Section>
      </Pair>
      {byPartner.length > 0 && (
        <Section title="Partner">
          {table("partner", "Live deals by partner", "Partner", byPartner, known)}
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
  );
}
