import { Legend } from "#app/ui/filter-bar.tsx";
import { formatBytes, formatPercent, formatUnits } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { Progress } from "#app/ui/status.tsx";

import { progressOf, type Submission } from "../submission.ts";
import { LiveReload } from "./live-reload.tsx";

/** How far the reading is. The work goes on when the page is left. */
export function ReadingBar({ submission }: { submission: Submission }) {
  if (submission.status === "checked") return <ApplyingBar submission={submission} />;
  const share = progressOf(submission);
  const waiting = submission.status === "received";
  const of = `${formatPercent(share, undefined, { digits: 0 })} of ${formatBytes(submission.bytes)}`;
  return (
    <Section label="Reading">
      <Progress parts={[{ share }]} label={`${of} read`} height={6} />
      <p className="legend legend-below" role="status">
        {waiting ? (
          <span>Waiting to be read</span>
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

/** How far applying is: either all of it counts in the end or nothing. */
function ApplyingBar({ submission }: { submission: Submission }) {
  const { rowsRead, rowsDone } = submission;
  const share = rowsRead === 0 ? 0 : Math.min(1, rowsDone / rowsRead);
  const done = formatPercent(share, undefined, { digits: 0 });
  return (
    <Section label="Applying">
      <Progress parts={[{ share }]} label={`${done} applied`} height={6} />
      <p className="legend legend-below" role="status">
        <span>
          <b className="strong tnum">{formatUnits(rowsRead)}</b> rows read, {done} applied
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
