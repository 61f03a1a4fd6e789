import { Button } from "#app/ui/button.tsx";
import { formatDays, formatInstant, formatUnits, NOTHING } from "#app/ui/format.ts";
import { Pager } from "#app/ui/pager.tsx";
import {
  createAppColumnHelper,
  DataTable,
  sortingFrom,
  useAppTable,
  visibilityFrom,
} from "#app/ui/table.tsx";

import type { ListedSubmission } from "../list-submissions.server.ts";
import { isRunning, kindNames } from "../submission.ts";
import { SubmissionStatus } from "./submission-status.tsx";

type Shown = ListedSubmission & { timeZone: string; vendorName: string; mixed: boolean };

const column = createAppColumnHelper<Shown>();
const isOpen = (row: Shown) => isRunning(row) || row.status === "waiting";
const units = (row: Shown, count: number) => (isOpen(row) ? NOTHING : formatUnits(count));

const columns = column.columns([
  column.accessor("fileName", {
    id: "file",
    header: "File",
    cell: ({ row }) => (
      <span className="two">
        <span className="strong clip">{row.original.fileName}</span>
        {row.original.mixed && <small>{kindNames[row.original.kind]}</small>}
      </span>
    ),
  }),
  column.accessor("partnerName", {
    id: "partner",
    header: "From",
    enableSorting: false,
    meta: { fallsAt: 2 },
    cell: ({ row }) => row.original.partnerName ?? row.original.vendorName,
  }),
  column.accessor("status", {
    header: "State",
    enableSorting: false,
    cell: ({ row }) => <SubmissionStatus {...row.original} />,
  }),
  column.accessor("firstDay", {
    id: "days",
    header: "Days",
    enableSorting: false,
    meta: { fallsAt: 3, className: "nowrap" },
    cell: ({ row: { original } }) =>
      original.firstDay && original.lastDay
        ? formatDays(original.firstDay, original.lastDay)
        : NOTHING,
  }),
  column.accessor("rowsTaken", {
    id: "taken",
    header: "Taken",
    enableSorting: false,
    meta: { numeric: true },
    cell: ({ row }) => units(row.original, row.original.rowsTaken),
  }),
  column.accessor("rowsSame", {
    id: "same",
    header: "Unchanged",
    enableSorting: false,
    meta: { numeric: true, fallsAt: 2 },
    cell: ({ row }) => units(row.original, row.original.rowsSame),
  }),
  column.accessor("rowsRefused", {
    id: "refused",
    header: "To correct",
    meta: { numeric: true, fallsAt: 2 },
    cell: ({ row }) => units(row.original, row.original.rowsRefused),
  }),
  column.accessor("senderName", {
    id: "sender",
    header: "Sent by",
    enableSorting: false,
    meta: { fallsAt: 3 },
  }),
  column.accessor("createdAt", {
    id: "when",
    header: "Received",
    meta: { fallsAt: 2 },
    cell: ({ row }) => formatInstant(row.original.createdAt, row.original.timeZone),
  }),
]);

/** The columns a list may show, as its chooser names them. */
export const submissionTableColumns = [
  { id: "file", label: "File", fixed: true },
  { id: "partner", label: "From" },
  { id: "status", label: "State" },
  { id: "days", label: "Days" },
  { id: "taken", label: "Taken" },
  { id: "same", label: "Unchanged" },
  { id: "refused", label: "To correct" },
  { id: "sender", label: "Sent by" },
  { id: "when", label: "Received" },
];

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
  /** The list that a page is about: it can be sorted, its columns chosen, and its rows ticked and saved. */
  whole?: { sort: string; shown: string[] };
  empty: React.ReactNode;
};

export function SubmissionTable({ list, base, showPartner, whole, empty }: SubmissionTableProps) {
  const { submissions, timeZone, vendorName, after, before } = list;
  const all = submissionTableColumns.map(({ id }) => id);
  const table = useAppTable({
    columns,
    data: submissions.map((each) => ({ ...each, timeZone, vendorName, mixed: Boolean(whole) })),
    getRowId: (submission) => submission.id,
    enableSorting: Boolean(whole),
    state: {
      sorting: whole ? sortingFrom(whole.sort) : [],
      columnVisibility: {
        ...visibilityFrom(whole?.shown ?? [], all),
        ...(!showPartner && { partner: false }),
      },
    },
  });
  return (
    <>
      <DataTable
        table={table}
        caption="Files handed over"
        rowTo={(submission) => `${base}/${submission.id}`}
        keys={Boolean(whole)}
        selection={whole && { label: (row: Shown) => row.fileName, ...savedAs(base) }}
        empty={empty}
      />
      <Pager after={after} before={before} />
    </>
  );
}

/** Saves the ticked ones; the answer is a file, so the browser itself sends the form. */
const savedAs = (base: string) => ({
  asDocument: true,
  action: `${base}.csv`,
  actions: (
    <>
      <Button type="submit" size="sm" icon="download">
        Export as CSV
      </Button>
      <Button type="submit" size="sm" formAction={`${base}.xlsx`}>
        As a workbook
      </Button>
    </>
  ),
});
