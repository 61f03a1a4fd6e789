import type { TableRow } from "#app/platform/tables/table.ts";

import type { RowError } from "../submission.ts";
import type { Correction } from "./choices.ts";

/** A correction may bring another mistake of its row to light, which is corrected in turn. */
const ROUNDS = 5;

export type Corrected =
  | { how: "as-it-was" }
  | { how: "corrected"; row: TableRow }
  | { how: "left-out"; by: string; error: RowError };

const keyOf = ({ column, what, value }: Pick<RowError, "column" | "what" | "value">) =>
  `${column}\u0000${what}\u0000${value}`;

/** What people corrected in one file: a mistake and its value stand for every row that has them. */
export class Corrections {
  private readonly known: ReadonlyMap<string, Correction>;

  constructor(
    said: readonly Correction[],
    private readonly headerCells: readonly string[],
  ) {
    this.known = new Map(said.map((correction) => [keyOf(correction), correction]));
  }

  /** A row that is wrong as it should have been; `errorsOf` says what is wrong with it then. */
  apply(row: TableRow, errorsOf: (row: TableRow) => readonly RowError[]): Corrected {
    let corrected = row;
    for (let round = 0; round < ROUNDS; round += 1) {
      const errors = errorsOf(corrected);
      const next = this.once(corrected, errors);
      if (next.how === "left-out") return next;
      if (next.how === "as-it-was") break;
      corrected = next.row;
    }
    return corrected === row ? { how: "as-it-was" } : { how: "corrected", row: corrected };
  }

  private once(row: TableRow, errors: readonly RowError[]): Corrected {
    const cells = [...row.cells];
    const places = new Set<number>();
    for (const error of errors) {
      const correction = this.known.get(keyOf(error));
      if (!correction) continue;
      if (correction.to === null) return { how: "left-out", by: correction.by, error };
      const place = this.placeOf(row, error);
      if (place === -1) continue;
      while (cells.length < place) cells.push("");
      cells[place] = correction.to;
      places.add(place);
    }
    if (places.size === 0) return { how: "as-it-was" };
    // What the reader of the format found wrong with a cell is wrong no more.
    const wrong = row.wrong?.filter(({ cell }) => cell === null || !places.has(cell));
    return {
      how: "corrected",
      row: {
        rowNo: row.rowNo,
        raw: row.raw,
        cells,
        wrong: wrong && wrong.length > 0 ? wrong : undefined,
      },
    };
  }

  private placeOf({ wrong = [] }: TableRow, { column, value }: RowError): number {
    const found = wrong.find((one) => one.column === column && one.value === value);
    if (found) return found.cell ?? -1;
    return column === "" ? -1 : this.headerCells.findIndex((cell) => cell.trim() === column);
  }
}
