import { Link } from "@remix-run/react";

import { formatInstant } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";

import { isRunning } from "../submission.ts";
import { HandOverForm } from "./hand-over-form.tsx";
import { LiveReload } from "./live-reload.tsx";
import { SubmissionStatus } from "./submission-status.tsx";
import type { SubmissionList } from "./submission-table.tsx";

type ForecastFilesProps = {
  error?: string;
  /** The grid as a file to be filled in. */
  grid: string;
  list: SubmissionList;
};

/** Where a partner hands a forecast over as a file, and what became of the last ones. */
export function ForecastFiles({ error, grid, list }: ForecastFilesProps) {
  return (
    <>
      <Section title="From a file">
        <HandOverForm
          atOnce
          besides
          to="/portal/files"
          kind="forecast"
          label="Drop your forecast here"
          error={error}
          help={
            <>
              CSV, Excel, X12 or JSON: a row per part and month or week, or a column for each.{" "}
              <a className="link" href={grid} download>
                Your grid as a file
              </a>{" "}
              or{" "}
              <a className="link" href="/portal/submissions/templates/forecast.csv" download>
                a template
              </a>
              , or{" "}
              <Link className="link" to="/portal/submissions/lines/forecast">
                type lines in
              </Link>
            </>
          }
        />
      </Section>
      <HandedOver list={list} />
    </>
  );
}

const SHOWN = 5;

/** What became of the last forecasts that came as files. */
function HandedOver({ list }: { list: SubmissionList }) {
  const { submissions, timeZone } = list;
  if (submissions.length === 0) return null;
  return (
    <Section title="Handed over">
      <LiveReload while={submissions.some(isRunning)} />
      <ul className="plain grid gap-3">
        {submissions.slice(0, SHOWN).map((submission) => (
          <li key={submission.id}>
            <Link className="link" to={`/portal/submissions/${submission.id}`}>
              {submission.fileName}
            </Link>
            <span className="row-flex small quiet">
              <SubmissionStatus {...submission} />
              {formatInstant(submission.createdAt, timeZone)}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-3">
        <Link className="link" to="/portal/submissions?kind=forecast">
          All files
        </Link>
      </p>
    </Section>
  );
}
