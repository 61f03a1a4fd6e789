import { Legend } from "#app/ui/filter-bar.tsx";
import { formatBytes, formatPercent, formatUnits } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { Progress } from "#app/ui/status.tsx";

import { progressOf, type StepName, type Submission, steps } from "../submission.ts";
import { LiveReload } from "./live-reload.tsx";

const stepWords: Record<StepName, string> = {
  compare: "compared with each other",
  earlier: "compared with earlier files",
  aside: "looked through for what is to be corrected",
  addUp: "added up",
  customers: "looked through for customers",
  apply: "applied",
  finish: "all applied, finishing",
};

/** What is being done to the rows that were read, and with how many of them it is done. */
function stepOf({ step, rowsDone, rowsRead }: Submission) {
  const [name] = (Object.keys(steps) as StepName[]).filter((one) => steps[one] === step);
  if (!name) return null;
  const share = rowsRead === 0 || name === "finish" ? 1 : Math.min(1, rowsDone / rowsRead);
  if (name === "finish") return { share, words: stepWords.finish };
  const percent = formatPercent(share, undefined, { digits: 0 });
  return { share, words: `${rowsDone === 0 ? "being" : percent} ${stepWords[name]}` };
}

/** How far the reading is. The work goes on when the page is left. */
export function ReadingBar({ submission }: { submission: Submission }) {
  const step = stepOf(submission);
  if (submission.status === "checked" || step)
    return <StepBar submission={submission} step={step} />;
  const share = progressOf(submission);
  const waiting = submission.status === "received";
  // It is gone through once before its rows are read.
  const looking = submission.rowsRead === 0 && submission.bytesRead > 0;
  const of = `${formatPercent(share, undefined, { digits: 0 })} of ${formatBytes(submission.bytes)}`;
  return (
    <Section label="Reading">
      <Progress parts={[{ share }]} label={`${of} read`} height={6} />
      <p className="legend legend-below" role="status">
        {waiting ? (
          <span>Waiting to be read</span>
        ) : looking ? (
          <span>Finding out how it is written, {of}</span>
        ) : (
          <span>
            <b className="strong tnum">{formatUnits(submission.rowsRead)}</b> rows read, {of}
          </span>
        )}
        <span className="faint">You can leave this page</span>
        <LiveReload while />
      </p>
    </Section>
  );
}

type StepBarProps = { submission: Submission; step: ReturnType<typeof stepOf> };

/** How far a step after reading is. Of applying, either all counts in the end or nothing. */
function StepBar({ submission, step }: StepBarProps) {
  const { rowsRead, status } = submission;
  const words = step?.words ?? "waiting for their turn";
  return (
    <Section label={status === "checked" ? "Applying" : "Checking"}>
      <Progress parts={[{ share: step?.share ?? 0 }]} label={`Rows ${words}`} height={6} />
      <p className="legend legend-below" role="status">
        <span>
          <b className="strong tnum">{formatUnits(rowsRead)}</b> rows read, {words}
        </span>
        <span className="faint">You can leave this page</span>
        <LiveReload while />
      </p>
    </Section>
  );
}

/** How far taking a file back is: it ends with all of it or nothing. */
export function TakingBackBar({ submission }: { submission: Submission }) {
  const { rowsTaken, rowsDone, reversingBy } = submission;
  const share = rowsTaken === 0 ? 0 : Math.min(1, rowsDone / rowsTaken);
  const done = formatPercent(share, undefined, { digits: 0 });
  return (
    <Section label="Taking it back">
      <Progress parts={[{ share }]} label={`${done} taken back`} height={6} />
      <p className="legend legend-below" role="status">
        <span>
          <b className="strong tnum">{formatUnits(rowsDone)}</b> lines taken back, {done}, asked for
          by {reversingBy}
        </span>
        <span className="faint">You can leave this page</span>
        <LiveReload while />
      </p>
    </Section>
  );
}

/** What became of the rows. */
export function OutcomeBar({ submission }: { submission: Submission }) {
  const { rowsRead, rowsTaken, rowsSame, rowsRefused, rowsLeftOut } = submission;
  const share = (rows: number) => (rowsRead === 0 ? 0 : rows / rowsRead);
  const count = (rows: number) => <b className="strong tnum">{formatUnits(rows)}</b>;
  return (
    <Section label="What became of the rows">
      <Progress
        parts={[
          { share: share(rowsTaken), tone: "ok" },
          { share: share(rowsSame), tone: "rest" },
          { share: share(rowsLeftOut), tone: "rest" },
          { share: share(rowsRefused), tone: "bad" },
        ]}
        label={`${formatUnits(rowsTaken)} taken, ${formatUnits(rowsSame)} unchanged, ${formatUnits(rowsRefused)} to correct`}
        height={6}
      />
      <p className="legend-below">
        <Legend
          entries={[
            { colour: "ok", label: <>{count(rowsTaken)} taken</> },
            { colour: "rest", label: <>{count(rowsSame)} reported before, nothing changes</> },
            ...(rowsLeftOut > 0
              ? [{ colour: "rest" as const, label: <>{count(rowsLeftOut)} left out</> }]
              : []),
            { colour: "bad", label: <>{count(rowsRefused)} to correct</> },
          ]}
        />
      </p>
    </Section>
  );
}
