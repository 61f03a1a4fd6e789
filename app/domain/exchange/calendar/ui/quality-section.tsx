import { LineChart } from "#app/ui/charts/line-chart.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatPercent, formatUnits, NOTHING } from "#app/ui/format.ts";
import { Section, SectionHead } from "#app/ui/page.tsx";

import { monthName } from "../period-words.ts";
import type { MonthOfQuality } from "../quality.server.ts";
import { type QualityFigures, scoreOf } from "../quality-score.ts";
import { Score } from "./score.tsx";

const share = (part: number, whole: number) => (whole > 0 ? formatPercent(part / whole) : NOTHING);
const count = (value: number) => (value > 0 ? formatUnits(value) : NOTHING);

type Figure = { head: string; fallsAt?: "col-2" | "col-3"; of: (month: QualityFigures) => string };

const figures: Figure[] = [
  { head: "On time", of: ({ onTime, due }) => (due > 0 ? `${onTime} of ${due}` : NOTHING) },
  { head: "Days late", fallsAt: "col-2", of: ({ daysLate }) => count(daysLate) },
  { head: "Rows", fallsAt: "col-2", of: ({ rowsRead }) => count(rowsRead) },
  { head: "Refused", of: ({ rowsRefused, rowsRead }) => share(rowsRefused, rowsRead) },
  { head: "Corrected", fallsAt: "col-3", of: ({ rowsCorrected }) => count(rowsCorrected) },
  { head: "Unknown parts", fallsAt: "col-3", of: ({ unknownParts }) => count(unknownParts) },
  {
    head: "Bare customers",
    fallsAt: "col-3",
    of: ({ bareParties, parties }) => share(bareParties, parties),
  },
  { head: "Changed", fallsAt: "col-3", of: ({ rowsChanged }) => count(rowsChanged) },
  { head: "Sent twice", fallsAt: "col-3", of: ({ rowsSame }) => count(rowsSame) },
  { head: "Taken back", fallsAt: "col-3", of: ({ reversedFiles }) => count(reversedFiles) },
];

/** How good a partner's reports were, month by month. */
export function QualitySection({ months, today }: { months: MonthOfQuality[]; today: Date }) {
  const known = months.filter((month) => scoreOf(month) !== null);
  return (
    <section className="divide" aria-label="Quality">
      <SectionHead title="Quality" sub="Of a hundred, month by month" overTable />
      {known.length === 0 ? (
        <Empty title="Nothing to judge yet">The first report that is due begins it</Empty>
      ) : (
        <>
          {known.length > 1 && (
            <Section>
              <LineChart
                label="Score of the reports by month, of a hundred"
                periodName="Month"
                periods={known.map(({ month }) => monthName(month, today).slice(0, 3))}
                series={[{ name: "Score", colour: "indirect", values: known.map(scoreOf) }]}
                write={(value) => String(value)}
              />
            </Section>
          )}
          <QualityTable months={known} today={today} />
        </>
      )}
    </section>
  );
}

function QualityTable({ months, today }: { months: MonthOfQuality[]; today: Date }) {
  return (
    <table className="table" data-density="dense">
      <caption className="sr">Quality by month, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col" className="num">
            Score
          </th>
          {figures.map(({ head, fallsAt }) => (
            <th key={head} scope="col" className={fallsAt ? `num ${fallsAt}` : "num"}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...months].reverse().map((month) => (
          <tr key={month.month.getTime()}>
            <th scope="row" className="nowrap">
              {monthName(month.month, today)}
            </th>
            <td className="num">
              <Score of={scoreOf(month)} />
            </td>
            {figures.map(({ head, fallsAt, of }) => (
              <td key={head} className={fallsAt ? `num ${fallsAt}` : "num"}>
                {of(month)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
