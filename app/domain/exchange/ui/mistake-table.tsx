import { Link } from "@remix-run/react";
import { Fragment } from "react";

import { formatUnits } from "#app/ui/format.ts";
import { keyed } from "#app/ui/keyed.ts";

import type { FileLayout } from "../submission.ts";
import type { ShownMistake } from "../submission-page.ts";

const MOST_COLUMNS = 7;

/** What is wrong with a file's rows, equal mistakes together, with the first rows of each as they were written. */
export function MistakeTable(props: { mistakes: ShownMistake[]; layout: FileLayout | null }) {
  return (
    <table className="table divide">
      <caption className="sr">What is wrong, the most frequent first</caption>
      <thead>
        <tr>
          <th scope="col">What is wrong</th>
          <th scope="col" className="col-2">
            Column
          </th>
          <th scope="col" className="num">
            Rows
          </th>
        </tr>
      </thead>
      <tbody>
        {keyed(props.mistakes).map(({ key, item }) => (
          <Fragment key={key}>
            <tr>
              <td className="fill">
                <span className="two">
                  <span className="strong clip">{titleOf(item)}</span>
                  {item.hint && <small className="clip">{item.hint}</small>}
                </span>
              </td>
              <td className="col-2 quiet">{item.column}</td>
              <td className="num">{formatUnits(item.rows)}</td>
            </tr>
            <tr className="inset">
              <td colSpan={3}>
                <Examples mistake={item} layout={props.layout} />
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function titleOf({ what, values, rows }: ShownMistake): string {
  if (values.length === 0) return what;
  const more = rows > values.length && values.length === 3 ? " …" : "";
  return `${what}: ${values.join(", ")}${more}`;
}

function Examples({ mistake, layout }: { mistake: ShownMistake; layout: FileLayout | null }) {
  const header = layout?.cells ?? [];
  const wrong = header.findIndex((cell) => cell.trim() === mistake.column);
  const shown = columnsShown(layout, wrong, mistake.examples[0]?.cells.length ?? 0);
  const hidden = mistake.rows - mistake.examples.length;
  return (
    <table className="table raw-rows">
      <thead>
        <tr>
          <th scope="col" className="num">
            Row
          </th>
          {shown.map((place, nth) => (
            <th key={place} scope="col" className={fall(nth, place === wrong)}>
              {header[place] ?? ""}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {mistake.examples.map(({ rowNo, cells }) => (
          <tr key={rowNo}>
            <td className="num faint">
              <Link className="link" to={`?row=${rowNo}#row-${rowNo}`}>
                {rowNo}
              </Link>
            </td>
            {shown.map((place, nth) => (
              <td key={place} className={fall(nth, place === wrong)}>
                <Cell text={cells[place] ?? ""} wrong={place === wrong} />
              </td>
            ))}
          </tr>
        ))}
        {hidden > 0 && (
          <tr>
            <td />
            <td colSpan={shown.length}>
              <Link className="link" to="?show=rows&verdict=refused">
                {formatUnits(hidden)} more {hidden === 1 ? "row" : "rows"}
              </Link>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

const fall = (nth: number, wrong: boolean) => (nth > 0 && !wrong ? "col-2" : undefined);

export function Cell({ text, wrong }: { text: string; wrong: boolean }) {
  if (!wrong) return <span className="clip">{text}</span>;
  return <mark className="bad-cell">{text === "" ? "empty" : text}</mark>;
}

/** What tells one row from another, the most telling first. */
const telling = [
  "document",
  "asOf",
  "location",
  "part",
  "day",
  "quantity",
  "onHand",
  "customer",
  "partner",
  "unitPrice",
];

/** The columns that tell one row from another, and the one that is wrong, in the order of the file. */
function columnsShown(layout: FileLayout | null, wrong: number, width: number): number[] {
  const known = telling.flatMap((field) => layout?.at[field] ?? []);
  const places = known.length > 0 ? known : Array.from({ length: width }, (_, place) => place);
  const first = places.slice(0, wrong >= 0 ? MOST_COLUMNS - 1 : MOST_COLUMNS);
  return [...new Set(wrong >= 0 ? [...first, wrong] : first)].sort((a, b) => a - b);
}
