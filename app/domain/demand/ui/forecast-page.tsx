import type { ReactNode } from "react";

import { LinkButton } from "#app/ui/button.tsx";
import { ChoiceFilter } from "#app/ui/choice-filter.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Filters } from "#app/ui/filter-bar.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { PageHead, Side, Split } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Notice } from "#app/ui/status.tsx";
import type { Publication } from "../forecast.ts";
import type { ForecastGrid, History, OpenPublication } from "../forecast-page.ts";
import { type ForecastAnswer, ForecastForm } from "./forecast-form.tsx";
import { span } from "./month-heads.ts";
import { PublicationList, sizeOf } from "./publication-list.tsx";
import { PublicationTable } from "./publication-table.tsx";

type ForecastPageProps = {
  grid: ForecastGrid;
  history: History;
  /** An earlier publication, opened to be read. */
  open: OpenPublication | null;
  published: Publication | null;
  supplies: boolean;
  nonce: string;
  answer?: ForecastAnswer;
  /** Where a forecast is handed over as a file, and what became of those. */
  handOver: ReactNode;
};

export function ForecastPage(props: ForecastPageProps) {
  const { grid, history, open, published, handOver } = props;
  const { timeZone, months } = grid;
  return (
    <>
      {open ? (
        <PageHead
          title={`Forecast of ${formatInstant(open.publication.publishedAt, timeZone)}`}
          sub={sizeOf(open.publication)}
          actions={<LinkButton to="/portal/forecast">Back to the grid</LinkButton>}
        />
      ) : (
        <PageHead title="Forecast" sub={`Pieces a month, ${span(months)}`} />
      )}
      {published && !props.answer && (
        <Notice live tone="ok" title={`Published: ${sizeOf(published)}`}>
          It replaces what you published before for these parts. Demand is added up anew within
          seconds.
        </Notice>
      )}
      <Split cols="main-side">
        <div className="stack">{open ? <PublicationTable open={open} /> : <Grid {...props} />}</div>
        <Side label="Files and earlier publications">
          {handOver}
          <PublicationList history={history} timeZone={timeZone} openId={open?.publication.id} />
        </Side>
      </Split>
    </>
  );
}

function Grid({ grid, nonce, answer, supplies }: ForecastPageProps) {
  const { shown, families, family, after, before, total, newest } = grid;
  if (shown.length === 0) {
    return (
      <Empty title="No parts to forecast yet">
        {supplies
          ? "The parts you supply appear here once they are in the catalogue."
          : "Parts appear here once they are in the catalogue."}
      </Empty>
    );
  }
  // Another page of parts, or a publication since, is another form.
  const form = `${newest?.id} ${shown[0]?.id} ${shown.length}`;
  return (
    <>
      {families.length > 1 && (
        <Filters>
          <ChoiceFilter label="Family" name="family" choices={families} chosen={family} />
        </Filters>
      )}
      <ForecastForm key={form} grid={grid} nonce={nonce} answer={answer} />
      {(after || before) && (
        <Pager after={after} before={before}>
          {total} parts. Publishing takes the parts on this page
        </Pager>
      )}
    </>
  );
}
