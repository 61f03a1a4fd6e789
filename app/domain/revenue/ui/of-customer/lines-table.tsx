import { formatAmount, formatUnits, NOTHING } from "#app/ui/format.ts";

import type { CustomerLine } from "../../of-customer/read-lines.server.ts";
import { DayAsSent } from "./day-as-sent.tsx";

type LinesTableProps = { lines: CustomerLine[]; currency: string; mayReadFiles: boolean };

/** The lines behind a figure, each with who reported it and the row as it was sent. */
export function LinesTable({ lines, currency, mayReadFiles }: LinesTableProps) {
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="sr">Lines of sales to the customer</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className="col-2">
              Document
            </th>
            <th scope="col">Product</th>
            <th scope="col" className="col-2">
              Through
            </th>
            <th scope="col" className="num">
              Units
            </th>
            <th scope="col" className="num">{`Vendor net, ${currency}`}</th>
            <th scope="col" className="num col-3">
              Street value
            </th>
            <th scope="col" className="col-2">
              Reported
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.factId} data-door={line.source && mayReadFiles ? "" : undefined}>
              <td className="nowrap">
                <DayAsSent day={line.day} row={mayReadFiles ? rowAsSent(line) : null} />
              </td>
              <td className="col-2 clip code">{line.document || NOTHING}</td>
              <td className="clip" title={line.productName}>
                <span className="code">{line.partNo}</span>
                {line.serials.length > 0 && (
                  <span className="faint small" title={line.serials.join(", ")}>
                    {` ${serialWords(line.serials)}`}
                  </span>
                )}
              </td>
              <td className="col-2 clip quiet">{line.through.join(", then ") || "Direct"}</td>
              <td className="num">{formatUnits(line.quantity)}</td>
              <td className="num">{formatAmount(line.netMinor, currency)}</td>
              <td className="num quiet col-3">{formatAmount(line.streetMinor, currency)}</td>
              <td className="col-2 clip">
                <Source line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const serialWords = ([first, ...rest]: string[]) =>
  rest.length > 0 ? `${first} and ${rest.length} more` : first;

function Source({ line }: { line: CustomerLine }) {
  const by = line.reporter ?? "The vendor";
  return (
    <>
      <span title={line.source?.fileName}>
        {line.source ? `${by}, row ${formatUnits(line.source.rowNo)}` : by}
      </span>
      {line.echoes.length > 0 && (
        <span className="faint small">{`, and ${line.echoes.join(", ")}: counted once`}</span>
      )}
    </>
  );
}

const rowAsSent = ({ source }: CustomerLine) =>
  source && {
    at: `/desk/submissions/${source.submissionId}?row=${source.rowNo}`,
    title: `Row ${formatUnits(source.rowNo)} of ${source.fileName}`,
  };
