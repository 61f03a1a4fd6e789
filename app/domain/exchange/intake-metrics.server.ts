import prometheus from "prom-client";

import type { Counts } from "./finish-submission.server.ts";

const files = new prometheus.Counter({
  name: "tributary_intake_files_total",
  help: "Files read to the end by this process, by how that went",
  labelNames: ["outcome"],
});

const rows = new prometheus.Counter({
  name: "tributary_intake_rows_total",
  help: "Rows of files read by this process, by how that went",
  labelNames: ["outcome"],
});

/** Counts a file that could not be read at all. */
export const countRefusedFile = () => files.inc({ outcome: "refused" });

/** Counts a file whose good rows were applied. */
export function countFile({ rowsTaken, rowsSame, rowsRefused }: Counts): void {
  files.inc({ outcome: rowsTaken + rowsSame > 0 ? "applied" : "refused" });
  rows.inc({ outcome: "taken" }, rowsTaken);
  rows.inc({ outcome: "same" }, rowsSame);
  rows.inc({ outcome: "refused" }, rowsRefused);
}
