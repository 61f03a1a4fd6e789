import type { Column } from "#app/platform/export/column.ts";

import type { ListedSubmission } from "../list-submissions.server.ts";
import { kindNames, statusNames } from "../submission.ts";

/** The list of submissions as a file. */
export const submissionColumns: Column<ListedSubmission>[] = [
  { head: "Received", kind: "instant", of: ({ createdAt }) => createdAt },
  { head: "Partner", kind: "text", of: ({ partnerName }) => partnerName },
  { head: "Kind", kind: "text", of: ({ kind }) => kindNames[kind], width: 14 },
  { head: "File", kind: "text", of: ({ fileName }) => fileName, width: 36 },
  { head: "Bytes", kind: "number", of: ({ bytes }) => bytes },
  { head: "SHA-256", kind: "text", of: ({ sha256 }) => sha256 },
  { head: "State", kind: "text", of: ({ status }) => statusNames[status], width: 16 },
  { head: "Lines from", kind: "day", of: ({ firstDay }) => firstDay },
  { head: "Lines to", kind: "day", of: ({ lastDay }) => lastDay },
  { head: "Rows read", kind: "number", of: ({ rowsRead }) => rowsRead },
  { head: "Rows taken", kind: "number", of: ({ rowsTaken }) => rowsTaken },
  { head: "Rows the same", kind: "number", of: ({ rowsSame }) => rowsSame },
  { head: "Rows refused", kind: "number", of: ({ rowsRefused }) => rowsRefused },
  { head: "Problem", kind: "text", of: ({ problem }) => problem },
  { head: "Sent by", kind: "text", of: ({ senderName }) => senderName },
  { head: "Finished", kind: "instant", of: ({ finishedAt }) => finishedAt },
];
