import { useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { Chip, Filters } from "#app/ui/filter-bar.tsx";
import { keyed } from "#app/ui/keyed.ts";
import { ScrollRegion } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Status } from "#app/ui/status.tsx";

import type { FileLayout } from "../submission.ts";
import type { ShownRow, SubmissionPage } from "../submission-page.ts";
import { Cell } from "./mistake-table.tsx";

const verdicts = [
  { verdict: null, label: "All" },
  { verdict: "taken", label: "Taken" },
  { verdict: "same", label: "Unchanged" },
  { verdict: "refused", label: "To correct" },
  { verdict: "left_out", label: "Left out" },
] as const;

type RowTableProps = {
  rows: NonNullable<SubmissionPage["rows"]>;
  layout: FileLayout | null;
  asked?: number;
};

/** The rows of a file as they were written, and what became of each. */
export function RowTable({ rows, layout, asked }: RowTableProps) {
  const [params] = useSearchParams();
  const chosen = params.get("verdict");
  return (
    <>
      <Filters>
        {verdicts.map(({ verdict, label }) => (
          <Chip
            key={label}
            to={withParams(params, {
              show: "rows",
              verdict,
              row: null,
              after: null,
              before: null,
              same: null,
            })}
            pressed={chosen === verdict}
          >
            {label}
          </Chip>
        ))}
      </Filters>
      <ScrollRegion label="Rows as they were written">
        <table className="table raw-rows file-rows" data-density="dense">
          <caption className="sr">Rows as they were written</caption>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">State</th>
              {keyed(layout?.cells ?? []).map(({ key, item }) => (
                <th key={key} scope="col">
                  {item}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.shown.map((row) => (
              <Row key={row.rowNo} row={row} layout={layout} asked={row.rowNo === asked} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Pager after={key(rows.after)} before={key(rows.before)} label="Pages of rows" />
    </>
  );
}

const key = (rowNo: number | null) => (rowNo === null ? null : String(rowNo));

function Row({ row, layout, asked }: { row: ShownRow; layout: FileLayout | null; asked: boolean }) {
  const wrong = new Set(row.errors.map((error) => error.column));
  return (
    <tr id={`row-${row.rowNo}`} data-asked={asked ? "" : undefined}>
      <td className="faint tnum">{row.rowNo}</td>
      <td>
        <Verdict verdict={row.verdict} />
      </td>
      {keyed(row.cells).map(({ key: place, item }) => (
        <td key={place}>
          <Cell text={item} wrong={wrong.has((layout?.cells[place] ?? "").trim())} />
        </td>
      ))}
    </tr>
  );
}

function Verdict({ verdict }: { verdict: ShownRow["verdict"] }) {
  if (verdict === "taken") {
    return (
      <Status mark="ok" tone="ok" small>
        Taken
      </Status>
    );
  }
  if (verdict === "same") {
    return (
      <Status mark="ring" small>
        Unchanged
      </Status>
    );
  }
  if (verdict === "left_out") {
    return (
      <Status mark="ring" small>
        Left out
      </Status>
    );
  }
  return (
    <Status mark="bad" tone="bad" small>
      To correct
    </Status>
  );
}
