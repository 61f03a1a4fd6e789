import { useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { Done } from "#app/ui/done.tsx";
import { Segmented } from "#app/ui/filter-bar.tsx";
import { formatInstant, formatUnits } from "#app/ui/format.ts";
import { PageHead, SectionHead, Split } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";
import type { SubmissionQuery } from "../submission.schema.ts";
import { isRunning, kindNames, MOST_COMPARED } from "../submission.ts";
import type { ReversalAsked, SubmissionPage } from "../submission-page.ts";
import { FileFacts } from "./file-facts.tsx";
import { FileReading } from "./file-reading.tsx";
import { MistakeTable } from "./mistake-table.tsx";
import { OutcomeBar, ReadingBar, TakingBackBar } from "./outcome-bar.tsx";
import { ReadingSteps } from "./reading-steps.tsx";
import { ReversalSection } from "./reversal-section.tsx";
import { RowTable } from "./row-table.tsx";
import { SubmissionActions } from "./submission-actions.tsx";
import { Problem, RelatedFiles, Waiting } from "./submission-state.tsx";

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
  /** What was typed into a form that was not understood. */
  typed?: Record<string, string>;
};

/** So many kinds of mistakes are listed; the rest are counted and stand in the download. */
const MOST_KINDS = 200;

const APPLIED = "The file was applied";

const done = {
  apply: "The file is being applied",
  discard: "The file was discarded, nothing was applied",
  reverse: "The file was taken back",
  reversing: "The file is being taken back",
  rule: "Saved for the files to come",
  said: "The file is read again",
  corrected: "The rows that failed are here, with what you corrected",
};

/** One file: how far it is, what became of its rows, and what is to be corrected. */
export function SubmissionView(props: SubmissionViewProps) {
  const { page, query, base, sendTo, reversal, refused, typed } = props;
  const { submission, layout, timeZone, mistakes, rows } = page;
  const running = isRunning(submission);
  const shown = shownIn(page, query);
  const ended = !running && submission.status !== "waiting" && submission.status !== "discarded";
  return (
    <>
      <PageHead
        title={submission.fileName}
        sub={`${kindNames[submission.kind]}, received ${formatInstant(submission.createdAt, timeZone)}`}
        actions={<SubmissionActions page={page} base={base} sendTo={sendTo} />}
      />
      <ReadingSteps
        submission={submission}
        timeZone={timeZone}
        columns={layout?.cells.length ?? 0}
      />
      <Split cols="main-side">
        <div className="stack">
          <Done words={{ ...done, ...(submission.status === "applied" && { apply: APPLIED }) }} />
          {refused && <Notice tone="bad" title={refused} live />}
          {query.same && (
            <Notice mark="info" title="This file was handed over before" live>
              It is the one below. Nothing was changed
            </Notice>
          )}
          <Problem page={page} />
          <RelatedFiles page={page} base={base} />
          {running && <ReadingBar submission={submission} />}
          {submission.reversingBy !== null && <TakingBackBar submission={submission} />}
          {reversal && submission.reversingBy === null && (
            <ReversalSection
              asked={reversal}
              currency={page.plan?.currency ?? "EUR"}
              kind={submission.kind}
            />
          )}
          {submission.status === "waiting" && (
            <Waiting page={page} asked={layout?.questions ?? []} />
          )}
          {ended && submission.rowsRead > 0 && <OutcomeBar submission={submission} />}
          {!running && <Views page={page} shown={shown} />}
          {!running && shown === "rows" && rows && (
            <RowTable rows={rows} layout={layout} asked={query.row} />
          )}
          {!running &&
            shown === "mistakes" &&
            submission.rowsRefused + submission.rowsLeftOut > MOST_COMPARED && (
              <Notice
                mark="info"
                title={`Put together from the first ${formatUnits(MOST_COMPARED)} rows with findings`}
              >
                A correction holds for all rows. The download has each of them
              </Notice>
            )}
          {!running && shown === "mistakes" && (
            <MistakeTable
              {...{ mistakes, layout, typed }}
              said={page.said}
              partsAt={base.replace("/submissions", "/parts")}
              primary={submission.status !== "waiting"}
            />
          )}
          {!running && shown === "reading" && (
            <FileReading
              {...{ layout, typed }}
              said={page.said}
              primary={submission.status !== "waiting" || page.plan === null}
            />
          )}
        </div>
        <FileFacts page={page} base={base} />
      </Split>
    </>
  );
}

/** What is missing comes first, then what is wrong. */
function shownIn({ layout, mistakes, rows, said }: SubmissionPage, { show }: SubmissionQuery) {
  const missing = show === undefined && (layout?.missing?.length ?? 0) > 0;
  if (show === "reading" || missing) return "reading";
  if (rows) return "rows";
  if (mistakes.length > 0) return "mistakes";
  return said.mayRead && layout ? "reading" : "nothing";
}

function Views({ page, shown }: { page: SubmissionPage; shown: string }) {
  const [params] = useSearchParams();
  const { submission, mistakes, layout, said } = page;
  const to = (show: string) =>
    withParams(params, {
      ...{ show, row: null, verdict: null, after: null, before: null, same: null, done: null },
    });
  const read = submission.rowsRead > 0;
  const cut = layout?.examples !== undefined || said.mayRead;
  const segments = [
    mistakes.length > 0 && {
      to: to("mistakes"),
      label: mistakes.length === 1 ? "1 finding" : `${formatUnits(mistakes.length)} findings`,
      current: shown === "mistakes",
    },
    read && { to: to("rows"), label: "Rows as written", current: shown === "rows" },
    cut && { to: to("reading"), label: "How it was read", current: shown === "reading" },
  ].filter((segment) => segment !== false);
  if (segments.length === 0) return null;
  if (segments.length === 1 && read) return <SectionHead title="Rows as written" overTable />;
  return (
    <div className="section" id="findings">
      <Segmented label="What is shown" segments={segments} />
      {mistakes.length >= MOST_KINDS && (
        <p className="help">
          {`The ${MOST_KINDS} most frequent kinds are listed. All rows to correct are in the download`}
        </p>
      )}
    </div>
  );
}
