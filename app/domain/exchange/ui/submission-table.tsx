import { formatInstant, formatUnits, NOTHING } from "#app/ui/format.ts";
import { Pager } from "#app/ui/pager.tsx";
import { createAppColumnHelper, DataTable, useAppTable } from "#app/ui/table.tsx";

import type { ListedSubmission } from "../list-submissions.server.ts";
import { isRunning, kindNames } from "../submission.ts";
import { SubmissionStatus } from "./submission-status.tsx";

type Shown = ListedSubmission & { timeZone: string; vendorName: string };

const column = createAppColumnHelper<Shown>();
const isOpen = (row: Shown) => isRunning(row) || row.status === "waiting";
const units = (row: Shown, count: number) => (isOpen(row) ? NOTHING : formatUnits(count));

const columns = {
  file: column.accessor("fileName", {
    header: "File",
    enableSorting: false,
    cell: ({ row }) => <span className="strong clip">{row.original.fileName}</span>,
  }),
  fileAndKind: column.accessor("fileName", {
    id: "fileAndKind",
    header: "File",
    enableSorting: false,
    cell: ({ row }) => (
      <span className="two">
        <span className="strong clip">{row.original.fileName}</span>
        <small>{kindNames[row.original.kind]}</small>
      </span>
    ),
  }),
  partner: column.accessor("partnerName", {
    header: "From",
    enableSorting: false,
    meta: { fallsAt: 2 },
    cell: ({ row }) => row.original.partnerName ?? row.original.vendorName,
  }),
  status: column.accessor("status", {
    header: "State",
    enableSorting: false,
    cell: ({ row }) => <SubmissionStatus {...row.original} />,
  }),
  taken: column.accessor("rowsTaken", {
    header: "Taken",
    enableSorting: false,
    meta: { numeric: true },
    cell: ({ row }) => units(row.original, row.original.rowsTaken),
  }),
  same: column.accessor("rowsSame", {
    header: "Unchanged",
    enableSorting: false,
    meta: { numeric: true, fallsAt: 2 },
    cell: ({ row }) => units(row.original, row.original.rowsSame),
  }),
  refused: column.accessor("rowsRefused", {
    header: "To correct",
    enableSorting: false,
    meta: { numeric: true, fallsAt: 2 },
    cell: ({ row }) => units(row.original, row.original.rowsRefused),
  }),
  sender: column.accessor("senderName", {
    header: "Sent by",
    enableSorting: false,
    meta: { fallsAt: 3 },
  }),
  when: column.accessor("createdAt", {
    header: "Received",
    enableSorting: false,
    meta: { fallsAt: 2 },
    cell: ({ row }) => formatInstant(row.original.createdAt, row.original.timeZone),
  }),
};

const { file, fileAndKind, partner, ...outcome } = columns;
const ownColumns = column.columns([file, ...Object.values(outcome)]);
const allColumns = column.columns([fileAndKind, partner, ...Object.values(outcome)]);

export type SubmissionList = {
  submissions: ListedSubmission[];
  timeZone: string;
  currency: string;
  vendorName: string;
  after: string | null;
  before: string | null;
};

type SubmissionTableProps = {
  list: SubmissionList;
  base: string;
  /** The vendor sees who sent a file; a partner sees only its own. */
  showPartner?: boolean;
  empty: React.ReactNode;
};

export function SubmissionTable({ list, base, showPartner, empty }: SubmissionTableProps) {
  const { submissions, timeZone, vendorName, after, before } = list;
  const table = useAppTable({
    columns: showPartner ? allColumns : ownColumns,
    data: submissions.map((submission) => ({ ...submission, timeZone, vendorName })),
    getRowId: (submission) => submission.id,
  });
  return (
    <>
      <DataTable
        table={table}
        caption="Files handed over, newest first"
        rowTo={(submission) => `${base}/${submission.id}`}
        empty={empty}
      />
      <Pager after={after} before={before} />
    </>
  );
}
