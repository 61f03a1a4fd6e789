/** Minor units of a currency, as a file writes them: exact in CSV, a number in a workbook. */
export type Amount = { minor: bigint; currency: string };

/** One column of a list as a file: its heading and where its cells come from. */
export type Column<Row> = { head: string; width?: number } & (
  | { kind: "text"; of: (row: Row) => string | null | undefined }
  | { kind: "number"; of: (row: Row) => number | null | undefined }
  | { kind: "money"; of: (row: Row) => Amount | null | undefined }
  /** A calendar day, kept as midnight UTC. */
  | { kind: "day"; of: (row: Row) => Date | null | undefined }
  /** A moment, written in UTC. */
  | { kind: "instant"; of: (row: Row) => Date | null | undefined }
);
