import { type Fact, Facts } from "#app/ui/facts.tsx";
import { formatUnits, NOTHING } from "#app/ui/format.ts";
import { keyed } from "#app/ui/keyed.ts";

import type { Plan, RecordPlan as Records } from "../life/plan.ts";
import type { SubmissionKind } from "../submission.ts";
import { ForecastChanges } from "./forecast-changes.tsx";

type RecordPlanProps = { plan: Plan; records: Records; kind: SubmissionKind };

/** What happens to records, or to what is expected of parts: how many of what, and each with what stands there now. */
export function RecordPlan({ plan, records, kind }: RecordPlanProps) {
  return (
    <>
      <p className="strong pb-2">{records.said.join(", ") || "Nothing changes"}</p>
      <Facts facts={restOf(plan, kind)} />
      {records.shown.length > 0 && <Shown records={records} kind={kind} />}
    </>
  );
}

const Shown = ({ records, kind }: Omit<RecordPlanProps, "plan">) =>
  kind === "forecast" ? <ForecastChanges records={records} /> : <Changes records={records} />;

function restOf({ same, refused, leftOut }: Plan, kind: SubmissionKind): Fact[] {
  const forecast = kind === "forecast";
  const rows = (count: number) => (forecast ? inRows(count) : formatUnits(count));
  return [
    { label: "Unchanged", value: `${rows(same)}, said before` },
    { label: "To correct", value: `${rows(refused)}, ${forecast ? "not taken" : "left out"}` },
    ...(leftOut > 0 ? [{ label: "Left out", value: rows(leftOut) }] : []),
  ];
}

const inRows = (count: number) => `${formatUnits(count)} ${count === 1 ? "row" : "rows"}`;

/** One row for each field that changes; a new record is one row. */
function Rows({ title, fresh, changes }: Records["shown"][number]) {
  const whole = fresh && changes.length > 1;
  const lines = whole
    ? [{ name: "New", before: null, after: changes.flatMap(({ after }) => after ?? []).join(", ") }]
    : changes;
  return lines.map(({ name, before, after }, nth) => (
    <tr key={name}>
      <th scope="row" className="code">
        <span className={nth === 0 ? "strong" : "sr"}>{title}</span>
        {fresh && !whole && <span className="faint"> new</span>}
      </th>
      <td className="quiet">{name}</td>
      <td className="col-2 quiet">
        <span className="clip wraps">{before ?? NOTHING}</span>
      </td>
      <td className="fill">
        <span className="clip wraps">{after ?? NOTHING}</span>
      </td>
    </tr>
  ));
}

function Changes({ records }: { records: Records }) {
  return (
    <table className="table divide">
      <caption className="sr">What changes, with what stands there now</caption>
      <thead>
        <tr>
          <th scope="col">Record</th>
          <th scope="col">Field</th>
          <th scope="col" className="col-2">
            Now
          </th>
          <th scope="col">Then</th>
        </tr>
      </thead>
      <tbody>
        {keyed(records.shown).map(({ key, item }) => (
          <Rows key={key} {...item} />
        ))}
        {records.more > 0 && (
          <tr>
            <td colSpan={4} className="quiet">
              {`${formatUnits(records.more)} more`}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
