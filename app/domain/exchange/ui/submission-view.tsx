import { useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Segmented } from "#app/ui/filter-bar.tsx";
import { formatInstant, formatUnits } from "#app/ui/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { PageHead, SectionHead, Split } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";
import type { SubmissionQuery } from "../submission.schema.ts";
import { isRunning, kindNames } from "../submission.ts";
import type { ReversalAsked, SubmissionPage } from "../submission-page.ts";
import { FileFacts } from "./file-facts.tsx";
import { MistakeTable } from "./mistake-table.tsx";
import { OutcomeBar, ReadingBar } from "./outcome-bar.tsx";
import { PlanSection } from "./plan-section.tsx";
import { ReadingSteps } from "./reading-steps.tsx";
import { ReversalSection } from "./reversal-section.tsx";
import { RowTable } from "./row-table.tsx";

type SubmissionViewProps = {
  page: SubmissionPage;
  query: SubmissionQuery;
  /** Where submissions live on this side. */
  base: string;
  /** Where a corrected file is handed over; nothing for those who may not. */
  sendTo: string | null;
  /** What taking it back does, when that is asked. */
  reversal: ReversalAsked | null;
  /** Why a button did nothing. */
  refused?: string;
};

const done = {
  apply: "The file is being applied",
  discard: "The file was discarded, nothing was applied",
  reverse: "The file was taken back",
  rule: "Saved for the files to come",
};

/** One file: how far it is, what became of its rows, and what is to be corrected. */
export function SubmissionView(props: SubmissionViewProps) {
  const { page, query, base, sendTo, reversal, refused } = props;
  const { submission, layout, timeZone, mistakes, rows } = page;
  const running = isRunning(submission);
  const ended = !running && submission.status !== "waiting" && submission.status !== "discarded";
  return (
    <>
      <PageHead
        title={submission.fileName}
        sub={`${kindNames[submission.kind]}, received ${formatInstant(submission.createdAt, timeZone)}`}
        actions={<Actions page={page} base={base} sendTo={sendTo} />}
      />
      <ReadingSteps
        submission={submission}
        timeZone={timeZone}
        columns={layout?.cells.length ?? 0}
      />
      <Split cols="main-side">
        <div className="stack">
          <Done words={done} />
          {refused && <Notice tone="bad" title={refused} live />}
          {query.same && (
            <Notice mark="info" title="This file was handed over before" live>
              It is the one below. Nothing was changed
            </Notice>
          )}
          {submission.problem && (
            <Notice tone="bad" title={submission.problem}>
              Nothing was applied. Correct the file and send it again
            </Notice>
          )}
          {running && <ReadingBar submission={submission} />}
          {reversal && <ReversalSection asked={reversal} currency={page.plan?.currency ?? "EUR"} />}
          {submission.status === "waiting" && page.plan && (
            <PlanSection plan={page.plan} submission={submission} mayDecide={page.mayDecide} />
          )}
          {ended && submission.rowsRead > 0 && <OutcomeBar submission={submission} />}
          {!running && submission.rowsRead > 0 && (
            <Views mistakes={mistakes.length} rows={!!rows} />
          )}
          {!running && rows && <RowTable rows={rows} layout={layout} asked={query.row} />}
          {!running && !rows && mistakes.length > 0 && (
            <MistakeTable mistakes={mistakes} layout={layout} />
          )}
        </div>
        <FileFacts page={page} base={base} />
      </Split>
    </>
  );
}

function Actions({ page, base, sendTo }: Pick<SubmissionViewProps, "page" | "base" | "sendTo">) {
  const { submission } = page;
  const wrong = submission.rowsRefused > 0;
  return (
    <>
      {sendTo && (wrong || submission.status === "refused") && (
        <LinkButton to={sendTo} icon="upload">
          Send a corrected file
        </LinkButton>
      )}
      {page.mayDecide && submission.status === "applied" && (
        <LinkButton to="?reverse=1">Take back</LinkButton>
      )}
      {page.answered && (
        <a className="btn" href={`${base}/${submission.id}/997.x12`} download>
          <Icon name="download" />
          Acknowledgement
        </a>
      )}
      {wrong && (
        <a className="btn" href={`${base}/${submission.id}/errors.csv`} download>
          <Icon name="download" />
          Rows to correct
        </a>
      )}
    </>
  );
}

function Views({ mistakes, rows }: { mistakes: number; rows: boolean }) {
  const [params] = useSearchParams();
  const to = (show: string) =>
    withParams(params, {
      show,
      row: null,
      verdict: null,
      after: null,
      before: null,
      same: null,
    });
  if (mistakes === 0) return <SectionHead title="Rows as written" overTable />;
  return (
    <div className="section">
      <Segmented
        label="What is shown"
        segments={[
          {
            to: to("mistakes"),
            label:
              mistakes === 1 ? "1 kind of mistake" : `${formatUnits(mistakes)} kinds of mistakes`,
            current: !rows,
          },
          { to: to("rows"), label: "Rows as written", current: rows },
        ]}
      />
    </div>
  );
}
