import { keyed } from "#app/ui/keyed.ts";
import { Status } from "#app/ui/status.tsx";

import type { CellError } from "../../import/read-deal-row.ts";

/** What is wrong with a row, column by column. */
export function CellErrors({ errors }: { errors: CellError[] }) {
  return (
    <ul className="cell-errors">
      {keyed(errors).map(({ key, item: { column, value, words } }) => (
        <li key={key}>
          <Status mark="bad" tone="bad">
            <span>
              {column && `${column}: `}
              {words}
              {value && <span className="faint"> “{value.slice(0, 60)}”</span>}
            </span>
          </Status>
        </li>
      ))}
    </ul>
  );
}
