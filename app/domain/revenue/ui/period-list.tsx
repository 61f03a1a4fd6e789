import { Form, Link } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { FormSection } from "#app/ui/form.tsx";
import { formatAmount, formatDay, formatUnits, NOTHING } from "#app/ui/format.ts";
import { Checkbox, Select } from "#app/ui/input.tsx";
import { SectionHead } from "#app/ui/page.tsx";
import { Notice, Status } from "#app/ui/status.tsx";

import type { FiscalPeriod } from "../fiscal-calendar.ts";
import { columnName, dayOf } from "../period.ts";
import type { Closable, CloseCheck, PeriodsPage } from "../periods/read-periods.server.ts";

const nameOf = ({ from }: FiscalPeriod, calendar: PeriodsPage["calendar"]) =>
  columnName(dayOf(from), "month", calendar);

/** The fiscal periods, the newest first, with what is booked in each. */
export function PeriodList({ periods, currency, calendar }: PeriodsPage) {
  if (periods.length === 0) {
    return <Empty title="No period yet">The first sales that are reported begin the books.</Empty>;
  }
  return (
    <section className="divide" aria-label="Periods">
      <SectionHead title="Periods" sub={`vendor net in ${currency}`} overTable />
      <table className="table">
        <caption className="sr">Fiscal periods and what is booked in them</caption>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col" className="col-2">
              Days
            </th>
            <th scope="col" className="num">
              Sell-in
            </th>
            <th scope="col" className="num">
              Sold, indirect
            </th>
            <th scope="col" className="num col-2">
              Direct
            </th>
            <th scope="col" className="num col-2">
              Adjusts closed periods
            </th>
            <th scope="col">Books</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period.from}>
              <th scope="row">
                <Link
                  className="row-link"
                  to={`/desk/revenue?by=channel&columns=total&from=${period.from}&to=${period.to}`}
                >
                  {nameOf(period, calendar)}
                </Link>
              </th>
              <td className="col-2 quiet">
                {`${formatDay(dayOf(period.from))} to ${formatDay(dayOf(period.to))}`}
              </td>
              <td className="num">{amount(period.soldInMinor, currency)}</td>
              <td className="num">{amount(period.soldMinor, currency)}</td>
              <td className="num col-2">{amount(period.directMinor, currency)}</td>
              <td className="num col-2">{amount(period.adjustingMinor, currency)}</td>
              <td>
                <Status
                  mark={period.closed ? "ok" : "ring"}
                  tone={period.closed ? "ok" : undefined}
                >
                  {period.closed ? "Closed" : "Open"}
                </Status>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const amount = (minor: bigint, currency: string) =>
  minor === 0n ? NOTHING : formatAmount(minor, currency);

const checkWords: Record<CloseCheck["what"], { ok: string; open: (count: string) => string }> = {
  waiting: {
    ok: "Everything is worked out",
    open: (count) => `${count} products wait to be worked out`,
  },
  files: { ok: "Every file is applied", open: (count) => `${count} files are not applied yet` },
  uncovered: {
    ok: "Every unit has a sell-in behind it",
    open: (count) => `${count} units without a sell-in`,
  },
  unrated: { ok: "Every rate is known", open: (count) => `${count} lines without a rate` },
  costs: { ok: "Every cost has a rate", open: (count) => `${count} costs without a rate` },
};

const doors: Record<CloseCheck["what"], string> = {
  waiting: "/desk/revenue/proof",
  files: "/desk/submissions",
  uncovered: "/desk/revenue/proof?only=exceptions",
  unrated: "/desk/revenue/proof?only=exceptions",
  costs: "/desk/revenue/costs?only=unrated",
};

type CloseFormProps = {
  next: Closable;
  calendar: PeriodsPage["calendar"];
  problem: string | null;
};

/** What is looked at before the next period is closed, and the button that does it. */
export function ClosePeriodForm({ next: { period, checks }, calendar, problem }: CloseFormProps) {
  const open = checks.filter(({ count }) => count !== 0);
  return (
    <Form method="post">
      <FormSection
        title={`Close ${nameOf(period, calendar)}`}
        text="What is closed stays as it is; later lines adjust it in the open period"
      >
        <div className="grid justify-items-start gap-3">
          {problem && (
            <Notice tone="bad" box live title="Not closed">
              {problem}
            </Notice>
          )}
          <ul className="grid gap-2" aria-label="Before it is closed">
            {checks.map(({ what, count }) => (
              <li key={what}>
                <Status mark={count === 0 ? "ok" : "warn"} tone={count === 0 ? "ok" : "warn"}>
                  {count === 0 ? (
                    checkWords[what].ok
                  ) : (
                    <Link className="link" to={doors[what]}>
                      {checkWords[what].open(formatUnits(count))}
                    </Link>
                  )}
                </Status>
              </li>
            ))}
          </ul>
          {open.length > 0 && (
            <Checkbox name="seen" value="yes">
              I have looked at what is open
            </Checkbox>
          )}
          <input type="hidden" name="through" value={period.to} />
          <Button type="submit" name="intent" value="close">
            {`Close through ${formatDay(dayOf(period.to))}`}
          </Button>
        </div>
      </FormSection>
    </Form>
  );
}

/** How the vendor cuts its year. */
export function FiscalWeeksForm({ calendar }: Pick<PeriodsPage, "calendar">) {
  return (
    <Form method="post">
      <FormSection title="Fiscal periods" text="How the year is cut, from the month in Settings on">
        <div className="grid justify-items-start gap-3">
          <label className="label" htmlFor="fiscal-weeks">
            Periods
          </label>
          <Select
            id="fiscal-weeks"
            name="weeks"
            defaultValue={calendar.weeks ?? "months"}
            options={[
              { value: "months", label: "Months of the calendar" },
              ...["4-4-5", "4-5-4", "5-4-4"].map((weeks) => ({
                value: weeks,
                label: `Quarters of ${weeks} weeks`,
              })),
            ]}
          />
          <Button type="submit" name="intent" value="weeks">
            Save periods
          </Button>
        </div>
      </FormSection>
    </Form>
  );
}
