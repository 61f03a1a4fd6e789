import { formatInstant, formatUnits } from "#app/ui/format.ts";
import { type Step, Steps } from "#app/ui/steps.tsx";

import type { Submission } from "../submission.ts";

type ReadingStepsProps = { submission: Submission; timeZone: string; columns: number };

/** Received, read, confirmed and applied: where a file is on its way. */
export function ReadingSteps({ submission, timeZone, columns }: ReadingStepsProps) {
  return (
    <div className="section">
      <Steps label="Progress" steps={stepsOf(submission, timeZone, columns)} />
    </div>
  );
}

function stepsOf(submission: Submission, timeZone: string, columns: number): Step[] {
  const { status, rowsRead, rowsTaken, rowsRefused, createdAt, finishedAt } = submission;
  const { decidedBy, reversedAt } = submission;
  const received: Step = {
    name: "Received",
    state: "done",
    note: `${formatInstant(createdAt, timeZone)}, kept as sent`,
  };
  const rows = `${formatUnits(rowsRead)} ${rowsRead === 1 ? "row" : "rows"}`;
  const read = columns > 0 ? `${rows}, ${columns} columns` : rows;
  if (status === "received") {
    return [
      received,
      { name: "Read and checked", state: "now" },
      { name: "Applied", state: "ahead" },
    ];
  }
  if (status === "reading") {
    return [
      received,
      { name: "Read and checked", state: "now", note: `${rows} so far` },
      { name: "Applied", state: "ahead" },
    ];
  }
  const good = formatUnits(rowsRead - rowsRefused);
  if (status === "checked") {
    return [
      received,
      { name: "Read and checked", state: "done", note: read },
      { name: "Applied", state: "now", note: `${good} good rows` },
    ];
  }
  if (status === "waiting" && rowsRead === 0) {
    return [
      received,
      { name: "Read and checked", state: "now", note: "Waits for its columns" },
      { name: "Applied", state: "ahead" },
    ];
  }
  if (status === "waiting") {
    return [
      received,
      { name: "Read and checked", state: "done", note: read },
      { name: "Confirmed", state: "now", note: "Waits for somebody" },
      { name: "Applied", state: "ahead" },
    ];
  }
  const when = finishedAt ? formatInstant(finishedAt, timeZone) : "";
  if (status === "refused") {
    return [
      received,
      {
        name: "Read and checked",
        state: rowsRead > 0 ? "done" : "failed",
        note: rowsRead > 0 ? read : when,
      },
      { name: "Applied", state: rowsRead > 0 ? "failed" : "ahead", note: "Nothing was applied" },
    ];
  }
  const by = decidedBy ? ` by ${decidedBy}` : "";
  if (status === "discarded") {
    return [
      received,
      { name: "Read and checked", state: "done", note: read },
      { name: "Discarded", state: "failed", note: `${when}${by}` },
    ];
  }
  const left = rowsRefused > 0 ? `, ${formatUnits(rowsRefused)} to correct` : "";
  const applied: Step[] = [
    received,
    { name: "Read and checked", state: "done", note: read },
    { name: "Applied", state: "done", note: `${when}, ${formatUnits(rowsTaken)} taken${left}` },
  ];
  if (status !== "reversed") return applied;
  const back = reversedAt ? formatInstant(reversedAt, timeZone) : "";
  return [...applied, { name: "Taken back", state: "failed", note: `${back}${by}` }];
}
