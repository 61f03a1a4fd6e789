/** A figure and its split: what came through the channel, and what the vendor sold itself. */
export type Split = { indirectMinor: bigint; directMinor: bigint };

/** A figure, and what it is measured against. */
export type Measured = Split & { former: Split };

export type PivotRow = {
  /** Null for the row of all others. */
  key: string | null;
  name: string;
  note: string;
  cells: Measured[];
  total: Measured;
};

/** A null key stands for all columns beyond the largest. */
export type PivotColumn = { key: string | null; label: string; note: string; toDate: boolean };

export type Pivot = {
  columns: PivotColumn[];
  rows: PivotRow[];
  /** What the rows beyond the largest add up to. */
  others: (PivotRow & { rows: number }) | null;
  totals: PivotRow;
};

export type Figure = Split & {
  row: string | null;
  column: string | null;
  former: boolean;
  rows: number;
  columns: number;
};
export type RowName = { name: string; note: string };

export const sumOf = ({ indirectMinor, directMinor }: Split): bigint => indirectMinor + directMinor;

/** By how much a figure differs from what it is measured against. */
export const changeOf = (measured: Measured): bigint => sumOf(measured) - sumOf(measured.former);

/** The indirect part of a figure, or null where there is nothing to be a part of. */
export function indirectShare(split: Split): number | null {
  return shareOf(split.indirectMinor, sumOf(split));
}

export const shareOf = (part: bigint, whole: bigint): number | null =>
  whole === 0n ? null : Number((part * 100_000n) / whole) / 100_000;

const nothing = (): Measured => ({
  indirectMinor: 0n,
  directMinor: 0n,
  former: { indirectMinor: 0n, directMinor: 0n },
});

const add = (to: Measured, figure: Figure) => {
  const side = figure.former ? to.former : to;
  side.indirectMinor += figure.indirectMinor;
  side.directMinor += figure.directMinor;
};

/** Figures as they come out of the ledger, set in rows and columns with their sums. */
export function pivotOf(
  figures: readonly Figure[],
  columns: readonly PivotColumn[],
  sort: string,
  nameOf: (key: string) => RowName,
): Pivot {
  const places = new Map(columns.map(({ key }, place) => [key, place]));
  const emptyRow = (key: string | null, { name, note }: RowName): PivotRow => ({
    key,
    name,
    note,
    cells: columns.map(nothing),
    total: nothing(),
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
    const place = places.get(figure.column);
    for (const sum of [row, totals]) {
      add(sum.total, figure);
      const cell = place === undefined ? undefined : sum.cells[place];
      if (cell) add(cell, figure);
    }
  }
  return {
    columns: [...columns],
    rows: [...rows.values()].sort(order(sort, places)),
    others,
    totals,
  };
}

/** Columns that are not of time: the largest first, then all others as one. */
export function columnsByTotal(
  figures: readonly Figure[],
  nameOf: (key: string) => RowName,
  restOf: (count: number) => string,
): PivotColumn[] {
  const totals = new Map<string | null, bigint>();
  for (const figure of figures) {
    const own = figure.former ? 0n : sumOf(figure);
    totals.set(figure.column, (totals.get(figure.column) ?? 0n) + own);
  }
  const rest = figures.find(({ column }) => column === null);
  totals.delete(null);
  const named = [...totals.entries()]
    .sort(([a, x], [b, y]) => (x === y ? (a ?? "").localeCompare(b ?? "") : x > y ? -1 : 1))
    .map(([key]) => ({ key, ...labelled(nameOf(key ?? "")), toDate: false }));
  return rest
    ? [...named, { key: null, label: restOf(rest.columns), note: "", toDate: false }]
    : named;
}

const labelled = ({ name, note }: RowName) => ({ label: name, note });

function order(sort: string, places: Map<string | null, number>) {
  const field = sort.replace(/^-/, "");
  const direction = sort.startsWith("-") ? -1 : 1;
  const place = places.get(field === "rest" ? null : field);
  const measure = (row: PivotRow): number | bigint | string => {
    // Days are named by their months, and stand by themselves.
    if (field === "name") return isDay(row.key) ? row.key : row.name.toLowerCase();
    if (field === "share") return indirectShare(row.total) ?? -1;
    if (field === "former") return sumOf(row.total.former);
    if (field === "change") return changeOf(row.total);
    return sumOf((place === undefined ? undefined : row.cells[place]) ?? row.total);
  };
  return (a: PivotRow, b: PivotRow) => {
    const [left, right] = [measure(a), measure(b)];
    if (left !== right) return (left < right ? -1 : 1) * direction;
    return (a.key ?? "") < (b.key ?? "") ? -1 : 1;
  };
}

const isDay = (key: string | null): key is string => /^\d{4}-\d{2}-\d{2}$/.test(key ?? "");
