type Value = string | number | bigint | null;

/**
 * A column of many rows as one parameter: PostgreSQL's own text of an array. The values are ids, numbers, days and
 * words of ours, none of which has to be quoted.
 */
export const column = (values: readonly Value[]): string => columnOf(values, (value) => value);

/** The same of one property of each row. A column of nothing but nulls is none: `unnest` fills it up with them. */
export function columnOf<Row>(rows: readonly Row[], pick: (row: Row) => Value): string {
  let text = "";
  let filled = false;
  for (const row of rows) {
    const value = pick(row);
    if (value === null) text += ",NULL";
    else {
      text += `,${value}`;
      filled = true;
    }
  }
  return filled ? `{${text.slice(1)}}` : "{}";
}
