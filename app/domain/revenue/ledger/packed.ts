/**
 * A column of many rows as one parameter: PostgreSQL's own text of an array. The values are ids, numbers, days and
 * words of ours, none of which has to be quoted.
 */
export const column = (values: readonly (string | number | bigint | null)[]): string =>
  `{${values.map((value) => value ?? "NULL").join(",")}}`;
