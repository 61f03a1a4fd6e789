import { Form, Link } from "@remix-run/react";

import { Fragment } from "react";

import { monthLabel } from "#app/domain/demand/month.ts";
import { isAdjustment } from "#app/domain/revenue/sales-line.ts";
import { Button } from "#app/ui/button.tsx";
import { type Fact, Facts } from "#app/ui/facts.tsx";
import { formatDays, formatMoney, formatUnits } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { netAmount, netUnits, type Plan, planMark, WARNED_ROWS } from "../life/plan.ts";
import type { Submission } from "../submission.ts";
import { RecordPlan } from "./record-plan.tsx";

type PlanProps = {
  plan: Plan;
  submission: Submission;
  mayDecide: boolean;
  /** Something is to be answered before it can be applied. */
  open: boolean;
};

/** What applying a file does, before it is done, and the two buttons. */
export function PlanSection({ plan, submission, mayDecide, open }: PlanProps) {
  return (
    <Section title="What applying it does">
      <PlanNotices plan={plan} />
      {plan.records ? (
        <>
          <RecordPlan plan={plan} records={plan.records} kind={submission.kind} />
          {submission.kind === "forecast" && <PlanTotals plan={plan} kind={submission.kind} />}
        </>
      ) : (
        <>
          <div className="pb-3">
            <Facts facts={rowFacts(plan)} />
          </div>
          <PlanTotals plan={plan} kind={submission.kind} />
        </>
      )}
      {mayDecide ? (
        <Form method="post" className="flex gap-2 pt-3">
          <input type="hidden" name="shown" value={planMark(plan)} />
          {!open && (
            <Button type="submit" name="intent" value="apply" kind="primary">
              {`Apply ${formatUnits(plan.fresh + plan.changed)} ${plan.fresh + plan.changed === 1 ? "row" : "rows"}`}
            </Button>
          )}
          <Button type="submit" name="intent" value="discard">
            Discard
          </Button>
        </Form>
      ) : (
        <p className="help pt-3">Somebody who sends files has it applied or discards it</p>
      )}
    </Section>
  );
}

/** What somebody is to see before it is applied. */
function PlanNotices({ plan }: { plan: Plan }) {
  const { again, unusual, warnings, assumed } = plan;
  if (!again && unusual.length + warnings.length + assumed.length === 0) return null;
  return (
    <div className="grid gap-2 pb-3">
      {plan.again && (
        <Notice tone="warn" title="Something else was applied since this was shown" box live>
          These are the new figures
        </Notice>
      )}
      {assumed.map((words) => (
        <Notice key={words} tone="warn" title={words} box>
          The file does not say so itself. Applying it confirms it for later files too
        </Notice>
      ))}
      {plan.unusual.length > 0 && (
        <Notice tone="warn" title="Not as usual" box>
          <ul>
            {plan.unusual.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
      {plan.warnings.length > 0 && (
        <Notice tone="warn" title="To be looked at" box>
          <ul>
            {plan.warnings.map(({ column, what, rows }) => (
              <li key={`${column} ${what}`}>
                {`${formatUnits(rows)} ${rows === 1 ? "row" : "rows"}: ${what}`}
              </li>
            ))}
          </ul>
          <Link className="link" to="?show=mistakes#findings">
            Open the rows
          </Link>
          {plan.warnings.some(({ rows }) => rows > WARNED_ROWS) && (
            <p>{`The first ${formatUnits(WARNED_ROWS)} are listed`}</p>
          )}
        </Notice>
      )}
    </div>
  );
}

function rowFacts(plan: Plan): Fact[] {
  const { fresh, changed, same, refused, leftOut, newParties, echoes, echoRows } = plan;
  const facts: Fact[] = [
    { label: "New", value: `${formatUnits(fresh)} ${fresh === 1 ? "line" : "lines"}` },
    { label: "Changed", value: `${formatUnits(changed)}, in place of what was reported before` },
    { label: "Unchanged", value: `${formatUnits(same)}, reported before` },
    { label: "To correct", value: `${formatUnits(refused)}, not taken` },
  ];
  if (leftOut > 0) {
    facts.push({ label: "Left out", value: formatUnits(leftOut) });
  }
  if (newParties > 0) facts.push({ label: "Customers", value: `${formatUnits(newParties)} new` });
  if (echoes > 0) {
    const what = `${formatUnits(echoes)} ${echoes === 1 ? "line" : "lines"}`;
    facts.push({
      label: "Reported twice",
      value: `${what} by another tier too, counted once`,
      source: <RowLinks rows={echoRows} more={echoes - echoRows.length} />,
    });
  }
  return facts;
}

function RowLinks({ rows, more }: { rows: number[]; more: number }) {
  return (
    <>
      {rows.map((row, nth) => (
        <Fragment key={row}>
          {nth === 0 ? "Row " : ", "}
          <Link className="link" to={`?row=${row}#row-${row}`}>
            {row}
          </Link>
        </Fragment>
      ))}
      {more > 0 && ` and ${formatUnits(more)} more`}
    </>
  );
}

function unitsOf(kind: Submission["kind"]): string {
  if (kind === "forecast") return "Units expected";
  return kind === "inventory" ? "Units on hand" : "Units";
}

/** Totals beside the last report's and what is usual. */
function PlanTotals({ plan, kind }: { plan: Plan; kind: Submission["kind"] }) {
  const [stock, adjusts] = [kind === "inventory" || kind === "forecast", isAdjustment(kind)];
  const { totals, last, currency, records } = plan;
  // One report is the last one, and not yet what is usual.
  const usual = plan.usual && plan.usual.reports > 1 ? plan.usual : null;
  const forecast = kind === "forecast";
  const former = records?.stands ?? (last && { units: netUnits(last.totals), ...last.totals });
  const money = (minor: bigint) => formatMoney(minor, currency);
  const rows = [
    {
      name: unitsOf(kind),
      now: formatUnits(netUnits(totals)),
      last: former && formatUnits(former.units),
      usual: usual && `${formatUnits(usual.units[0])} to ${formatUnits(usual.units[2])}`,
    },
    ...(stock
      ? []
      : [
          {
            name: "Amount",
            now: money(netAmount(totals)),
            last: last && money(netAmount(last.totals)),
            usual: usual && `${money(usual.amountMinor[0])} to ${money(usual.amountMinor[2])}`,
          },
          {
            name: adjusts ? "Units taken away" : "Returned units",
            now: formatUnits(Math.abs(totals.returns.units)),
            last: last && formatUnits(Math.abs(last.totals.returns.units)),
            usual: null,
          },
        ]),
    {
      name: forecast ? "Months" : "Days",
      now: forecast ? monthsOf(totals) : daysOf(totals),
      last: former && (forecast ? monthsOf(former) : daysOf(former)),
      usual: null,
    },
  ];
  return (
    <table className="table divide">
      <caption className="sr">Totals beside the last report</caption>
      <thead>
        <tr>
          <th scope="col">Total</th>
          <th scope="col" className="num">
            This file
          </th>
          <th scope="col" className="num col-2">
            {records?.stands ? "These parts now" : "Last report"}
          </th>
          <th scope="col" className="num col-2">
            {usual ? `Last ${usual.reports}` : "Usual"}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td className="num">{row.now}</td>
            <td className="num col-2">{row.last ?? "–"}</td>
            <td className="num col-2">{row.usual ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Reach = Pick<Plan["totals"], "from" | "to">;

function monthsOf({ from, to }: Reach): string {
  if (from === null || to === null) return "–";
  const [first, last] = [monthLabel(from.slice(0, 7)), monthLabel(to.slice(0, 7))];
  return first === last ? first : `${first} to ${last}`;
}

const daysOf = ({ from, to }: Reach) =>
  from === null || to === null ? "–" : formatDays(new Date(from), new Date(to));
