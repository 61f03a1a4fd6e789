import { nameKey } from "#app/platform/tables/header.ts";

/** What columns are remembered by: their names as they are compared, told apart where two are the same or there is none. */
export function columnKeys(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, place) => {
    const key = nameKey(cell).slice(0, 300);
    if (key === "") return `#${place + 1}`;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return nth === 1 ? key : `${key}#${nth}`;
  });
}
