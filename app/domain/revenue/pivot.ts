import { dayKey, type PeriodColumn } from "./period.ts";

/** A figure and its split: what came through the channel, and what the vendor sold itself. */
export type Split = { indirectMinor: bigint; directMinor: bigint };

export type PivotRow = {
  /** Null for the row of all others. */
  key: string | null;
  name: string;
  note: string;
  cells: Split[];
  total: Split;
};

export type Pivot = {
  rows: PivotRow[];
  /** What the rows beyond the largest add up to. */
  others: (PivotRow & { rows: number }) | null;
  totals: PivotRow;
};

type Figure = Split & { row: string | null; column: Date; rows: number };
export type RowName = { name: string; note: string };

export const sumOf = ({ indirectMinor, directMinor }: Split): bigint => indirectMinor + directMinor;

/** The indirect part of a figure, or null where there is nothing to be a part of. */
export function indirectShare(split: Split): number | null {
  const sum = sumOf(split);
  return sum === 0n ? null : Number((split.indirectMinor * 100_000n) / sum) / 100_000;
}

const add = (to: Split, figure: Split) => {
  to.indirectMinor += figure.indirectMinor;
  to.directMinor += figure.directMinor;
};

/** Figures as they come out of the ledger, set in rows and columns with their sums. */
export function pivotOf(
  figures: readonly Figure[],
  columns: readonly PeriodColumn[],
  sort: string,
  nameOf: (key: string) => RowName,
): Pivot {
  const places = new Map(columns.map(({ key }, place) => [key, place]));
  const emptyRow = (key: string | null, { name, note }: RowName): PivotRow => ({
    key,
    name,
    note,
    cells: columns.map(() => ({ indirectMinor: 0n, directMinor: 0n })),
    total: { indirectMinor: 0n, directMinor: 0n },
  });
  const rows = new Map<string, PivotRow>();
  const totals = emptyRow("all", { name: "", note: "" });
  let others: Pivot["others"] = null;

  for (const figure of figures) {
    let row: PivotRow | undefined;
    if (figure.row === null) {
      others ??= { ...emptyRow(null, { name: "", note: "" }), rows: figure.rows };
      row = others;
    } else {
      row = rows.get(figure.row) ?? emptyRow(figure.row, nameOf(figure.row));
      rows.set(figure.row, row);
    }
    const place = places.get(dayKey(figure.column));
    for (const sum of [row, totals]) {
      add(sum.total, figure);
      const cell = place === undefined ? undefined : sum.cells[place];
      if (cell) add(cell, figure);
    }
  }
  return { rows: [...rows.values()].sort(order(sort, places)), others, totals };
}

function order(sort: string, places: Map<string, number>) {
  const field = sort.replace(/^-/, "");
  const direction = sort.startsWith("-") ? -1 : 1;
  const place = places.get(field);
  const measure = (row: PivotRow): number | bigint | string => {
    if (field === "name") return row.name.toLowerCase();
    if (field === "share") return indirectShare(row.total) ?? -1;
    return sumOf((place === undefined ? undefined : row.cells[place]) ?? row.total);
  };
  return (a: PivotRow, b: PivotRow) => {
    const [left, right] = [measure(a), measure(b)];
    if (left !== right) return (left < right ? -1 : 1) * direction;
    return (a.key ?? "") < (b.key ?? "") ? -1 : 1;
  };
}
