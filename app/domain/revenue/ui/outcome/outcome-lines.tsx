import type { ReactNode } from "react";

import { formatMoney, formatUnits } from "#app/ui/format.ts";

import type { OutcomeLine } from "../../outcome/outcome.ts";
import { DayAsSent } from "../of-customer/day-as-sent.tsx";

/** More would push everything else off the page; the customer's own page has all of them. */
const SHOWN = 12;

type OutcomeLinesProps<L extends OutcomeLine> = {
  lines: L[];
  caption: string;
  /** Where a file's page is: "/desk/submissions"; null for who may read none. */
  files: string | null;
  /** A column of its own: its head and what stands in it. */
  also?: { head: string; of: (line: L) => ReactNode };
  /** Whether it is said who sold it. */
  through: boolean;
  /** The head of the amounts. */
  money: string;
};

/** Lines of files that tell what became of a deal, the latest first. */
export function OutcomeLines<L extends OutcomeLine>(props: OutcomeLinesProps<L>) {
  const { lines, caption, files, also, through, money } = props;
  return (
    <>
      <table className="table" data-density="dense" data-inset="">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Product</th>
            {through && (
              <th scope="col" className="col-2">
                Through
              </th>
            )}
            {also && (
              <th scope="col" className="col-2">
                {also.head}
              </th>
            )}
            <th scope="col" className="num">
              Units
            </th>
            <th scope="col" className="num">
              {money}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, SHOWN).map((line) => (
            <tr key={line.factId} data-door={files ? "" : undefined}>
              <td className="nowrap">
                <DayAsSent day={line.day} row={files === null ? null : rowOf(line, files)} />
              </td>
              <td className="clip" title={line.productName}>
                <span className="code">{line.partNo}</span>
              </td>
              {through && <td className="col-2 clip quiet">{line.through}</td>}
              {also && <td className="col-2 quiet">{also.of(line)}</td>}
              <td className="num">{formatUnits(line.quantity)}</td>
              <td className="num">{formatMoney(line.amountMinor, line.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > SHOWN && (
        <p className="faint small pt-2">{`The latest ${SHOWN} of ${formatUnits(lines.length)} lines`}</p>
      )}
    </>
  );
}

const rowOf = ({ source }: OutcomeLine, files: string) => ({
  at: `${files}/${source.submissionId}?row=${source.rowNo}`,
  title: `Row ${formatUnits(source.rowNo)} of ${source.fileName}`,
});
