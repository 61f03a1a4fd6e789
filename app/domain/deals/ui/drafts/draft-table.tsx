import { LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { createAppColumnHelper, DataTable, useAppTable } from "#app/ui/table.tsx";

import type { Clock } from "../../clock.ts";
import type { DraftSummary } from "../../drafts/draft.ts";
import { sourceNames } from "./draft-words.ts";

type Row = DraftSummary & { clock: Clock };

const column = createAppColumnHelper<Row>();

const columns = column.columns([
  column.accessor("title", {
    header: "Customer",
    enableSorting: false,
    cell: ({ row }) => <span className="strong clip">{row.original.title}</span>,
  }),
  column.accessor("source", {
    header: "Began as",
    enableSorting: false,
    meta: { fallsAt: 2, className: "quiet" },
    cell: ({ row }) => sourceNames[row.original.source],
  }),
  column.accessor("ownerName", {
    header: "By",
    enableSorting: false,
    meta: { fallsAt: 3, className: "quiet" },
  }),
  column.accessor("updatedAt", {
    header: "Saved",
    enableSorting: false,
    meta: { className: "quiet nowrap" },
    cell: ({ row: { original } }) =>
      formatInstant(original.updatedAt, original.clock.timeZone, undefined, original.clock.today),
  }),
  column.display({
    id: "discard",
    header: "",
    meta: { className: "num" },
    cell: ({ row }) => (
      <LinkButton
        kind="bare"
        size="sm"
        icon="x"
        iconOnly
        to={`?discard=${row.original.id}`}
        preventScrollReset
      >
        Discard {row.original.title}
      </LinkButton>
    ),
  }),
]);

/** What was begun and not handed in. */
export function DraftTable({ drafts, clock }: { drafts: DraftSummary[]; clock: Clock }) {
  const table = useAppTable({
    data: drafts.map((draft) => ({ ...draft, clock })),
    columns,
    getRowId: ({ id }) => id,
  });
  return (
    <DataTable
      table={table}
      caption="Drafts"
      rowTo={({ id }) => `/portal/deals/drafts/${id}`}
      keys
      empty={
        <Empty
          title="No drafts"
          actions={<LinkButton to="/portal/deals/new">Register a deal</LinkButton>}
        >
          A registration is saved here while it is typed.
        </Empty>
      }
    />
  );
}
