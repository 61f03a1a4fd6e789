import { Form, Link } from "@remix-run/react";
import { Fragment } from "react";

import { Button } from "#app/ui/button.tsx";
import { formatUnits } from "#app/ui/format.ts";
import { keyed } from "#app/ui/keyed.ts";

import type { FileLayout } from "../submission.ts";
import type { Saying, ShownMistake } from "../submission-page.ts";
import { CorrectValues } from "./correct-values.tsx";

const MOST_COLUMNS = 7;

type MistakeTableProps = {
  mistakes: ShownMistake[];
  layout: FileLayout | null;
  said: Saying;
  /** Where parts are found by number and name. */
  partsAt: string;
  /** Whether there is nothing else to press that matters more. */
  primary: boolean;
  /** What was typed into a form that was not understood. */
  typed?: Record<string, string>;
};

/** What is wrong with a file's rows, equal mistakes together, with the first rows of each as they were written. */
export function MistakeTable(props: MistakeTableProps) {
  const { mistakes, layout, said } = props;
  if (!said.mayCorrect) return <Mistakes {...props} />;
  const sends = said.mayCorrect === "follow-up";
  return (
    <Form method="post">
      <input type="hidden" name="version" value={said.version} />
      {/* What Enter presses, instead of the first button of the list. */}
      <button
        type="submit"
        name="intent"
        value="correct"
        className="sr"
        tabIndex={-1}
        aria-hidden="true"
      >
        Correct
      </button>
      <Mistakes {...props} />
      {mistakes.some((mistake) => isCorrectable(mistake)) && layout && (
        <div className="form-foot">
          <Button
            type="submit"
            name="intent"
            value="correct"
            kind={props.primary ? "primary" : undefined}
          >
            {sends ? "Correct and send these rows" : "Correct and read again"}
          </Button>
          <span className="small faint push wide-only">
            {sends
              ? "The rows follow in a file of their own. What was applied stays"
              : "The file itself stays as it was sent"}
          </span>
        </div>
      )}
    </Form>
  );
}

const isCorrectable = ({ field, verdict, byValue }: ShownMistake) =>
  field !== null && verdict === "refused" && byValue.length > 0;

function Mistakes({ mistakes, layout, said, partsAt, typed }: MistakeTableProps) {
  let values = 0;
  const numbered = mistakes.map((mistake) => {
    const from = values;
    values += mistake.byValue.length;
    return { ...mistake, from };
  });
  return (
    <table className="table divide mistakes">
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
        {keyed(numbered).map(({ key, item }) => (
          <Fragment key={key}>
            <tr>
              <td className="fill">
                <span className="two">
                  <span className="strong clip">{titleOf(item)}</span>
                  {hintOf(item) && <small className="clip">{hintOf(item)}</small>}
                </span>
              </td>
              <td className="col-2 quiet">{item.column}</td>
              <td className="num">{formatUnits(item.rows)}</td>
            </tr>
            <tr className="inset">
              <td colSpan={3}>
                {said.mayCorrect && isCorrectable(item) && (
                  <CorrectValues mistake={item} {...{ said, partsAt, typed }} from={item.from} />
                )}
                <Examples mistake={item} layout={layout} />
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

/** What became of the rows comes before what to do about them. */
function hintOf({ verdict, hint }: ShownMistake): string | null {
  if (verdict === "taken") return hint ? `Taken with a warning: ${hint}` : "Taken with a warning";
  return verdict === "left_out" ? "Left out" : hint;
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
              <Link className="link" to={`?show=rows&verdict=${mistake.verdict}`}>
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
  "from",
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
