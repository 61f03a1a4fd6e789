/** What a file may be sent as. Its content says what it is, whatever it is sent as. */
export const fileTypes = [
  "text/csv",
  "text/tab-separated-values",
  "text/plain",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/edi-x12",
  "application/json",
  "application/x-ndjson",
  "application/octet-stream",
] as const;
