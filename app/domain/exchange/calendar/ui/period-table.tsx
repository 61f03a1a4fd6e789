import { Form, Link } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { formatInstant, formatPercent, formatUnits, NOTHING } from "#app/ui/format.ts";
import { Status } from "#app/ui/status.tsx";

import { kindNames } from "../../submission.ts";
import type { KeptPeriod, ShownPeriod } from "../period.store.server.ts";
import { standingOf } from "../period-state.ts";
import { dueDayWords, lookOf, periodName, stateWords } from "../period-words.ts";

type PeriodTableProps = {
  periods: ShownPeriod[];
  today: Date;
  timeZone: string;
  /** Where a period opens to its files. */
  to: (period: KeptPeriod) => string;
  /** A partner's own people take back what they said. */
  maySay?: boolean;
};

/** Periods that were to be reported, the newest first. */
export function PeriodTable({ periods, today, timeZone, to, maySay }: PeriodTableProps) {
  return (
    <table className="table">
      <caption className="sr">Periods, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Period</th>
          <th scope="col">State</th>
          <th scope="col" className="col-2">
            Due
          </th>
          <th scope="col" className="col-3">
            Received
          </th>
          <th scope="col" className="num col-2">
            Lines
          </th>
          <th scope="col" className="num col-2">
            Of the usual
          </th>
          {maySay && (
            <th scope="col">
              <span className="sr">What to do</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {periods.map((period) => {
          const standing = standingOf(period, today);
          return (
            <tr key={`${period.kind} ${period.firstDay.getTime()}`}>
              <th scope="row">
                <span className="two">
                  <Link className="row-link strong clip" to={to(period)}>
                    {periodName(period, today)}
                  </Link>
                  <small>{kindNames[period.kind]}</small>
                </span>
              </th>
              <td>
                <Status {...lookOf(period, standing.state)}>
                  {stateWords({ ...period, ...standing }, today)}
                </Status>
              </td>
              <td className="col-2 nowrap">{dueDayWords(period.dueDay, today)}</td>
              <td className="col-3 nowrap">
                {period.reportedAt
                  ? formatInstant(period.reportedAt, timeZone, undefined, today)
                  : NOTHING}
              </td>
              <td className="num col-2">{period.lines ? formatUnits(period.lines) : NOTHING}</td>
              <td className="num col-2">
                {period.lines > 0
                  ? formatPercent(period.share / 100, undefined, { digits: 0 })
                  : NOTHING}
              </td>
              {maySay && (
                <td className="num">
                  <Say period={period} today={today} />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Where nothing came and nothing will, one press says so; and another that it was said too soon. */
function Say({ period, today }: { period: ShownPeriod; today: Date }) {
  const { kind, nothing, lines, waits, lastDay } = period;
  const maySay = kind !== "forecast" && lines === 0 && !waits && lastDay < today;
  if (!nothing && !maySay) return null;
  return (
    <Form method="post" preventScrollReset>
      <PeriodFields period={period} />
      <Button
        type="submit"
        name="intent"
        value={nothing ? "undo-nothing" : "nothing"}
        size="sm"
        kind={nothing ? "bare" : undefined}
      >
        {nothing ? "Undo" : "Nothing to report"}
        <span className="sr">
          {" "}
          for {kindNames[kind]}, {periodName(period, today)}
        </span>
      </Button>
    </Form>
  );
}

/** Names a period in a form. */
function PeriodFields({ period }: { period: Pick<KeptPeriod, "kind" | "firstDay"> }) {
  return (
    <>
      <input type="hidden" name="kind" value={period.kind} />
      <input type="hidden" name="firstDay" value={period.firstDay.toISOString().slice(0, 10)} />
    </>
  );
}
