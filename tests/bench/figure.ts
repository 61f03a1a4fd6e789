import { say } from "#app/platform/run/say.ts";

/** One measured figure beside what the machine and the database allow, measured in the same run. */
export type Figure = {
  name: string;
  /** Deals in the database. */
  size: number;
  value: number;
  unit: "ms" | "pages/s" | "requests/s" | "rows/s" | "MB" | "bytes" | "%";
  /** The same figure where only the indispensable is done; null where there is no such thing. */
  limit: number | null;
  /** How many times worse than the limit. */
  ratio: number | null;
  /** Resident memory of the server when it was measured, in MB. */
  memory: number;
};

/** Of a time, more is worse; of a rate, less. */
export function ratioOf(value: number, limit: number | null, unit: Figure["unit"]): number | null {
  if (limit === null || limit === 0 || value === 0) return null;
  const worse = unit === "ms" || unit === "MB" || unit === "bytes" ? value / limit : limit / value;
  return round(worse);
}

export const round = (value: number) => Number(value.toPrecision(3));

const columns = ["figure", "deals", "value", "unit", "limit", "times", "memory MB"];

const cellsOf = ({ name, size, value, unit, limit, ratio, memory }: Figure) => [
  name,
  size.toLocaleString("en-GB"),
  value.toLocaleString("en-GB"),
  unit,
  limit?.toLocaleString("en-GB") ?? "–",
  ratio?.toLocaleString("en-GB") ?? "–",
  String(Math.round(memory)),
];

/** Figures one under the other for people, the same of two sizes together. */
export function sayTable(figures: Figure[]): void {
  const names = [...new Set(figures.map(({ name }) => name))];
  const ordered = names.flatMap((name) => figures.filter((figure) => figure.name === name));
  const rows = [columns, ...ordered.map(cellsOf)];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const isText = (at: number) => at === 0 || at === 3;
  for (const row of rows) {
    const cells = row.map((cell, at) =>
      isText(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
    );
    say(cells.join("  ").trimEnd());
  }
}
