import type { Member } from "#app/domain/identity/members/members.server.ts";
import { roleNames } from "#app/domain/identity/permissions.ts";
import { Empty } from "#app/ui/empty.tsx";
import { formatInstant, NOTHING } from "#app/ui/format.ts";
import { Status } from "#app/ui/status.tsx";
import { createAppColumnHelper, DataTable, sortingFrom, useAppTable } from "#app/ui/table.tsx";

export type TeamMember = Member & { secondFactor: boolean };

const column = createAppColumnHelper<TeamMember>();

const columnsIn = (timeZone: string) =>
  column.columns([
    column.accessor("name", {
      header: "Name",
      meta: { heads: true },
      cell: (info) => <span className="clip">{info.getValue()}</span>,
    }),
    column.accessor("title", {
      header: "Title",
      enableSorting: false,
      meta: { fallsAt: 3 },
      cell: (info) => <span className="clip">{info.getValue() || NOTHING}</span>,
    }),
    column.accessor("role", { header: "Role", cell: (info) => roleNames[info.getValue()] }),
    column.accessor("email", {
      header: "E-mail",
      enableSorting: false,
      meta: { fallsAt: 3 },
      cell: (info) => <span className="clip">{info.getValue()}</span>,
    }),
    column.accessor("secondFactor", {
      header: "Second factor",
      enableSorting: false,
      meta: { fallsAt: 2 },
      cell: (info) =>
        info.getValue() ? (
          <Status mark="ok" tone="ok">
            On
          </Status>
        ) : (
          <Status mark="ring">Off</Status>
        ),
    }),
    column.accessor("lastSeenAt", {
      id: "seen",
      header: "Last seen",
      meta: { numeric: true, fallsAt: 2, className: "nowrap" },
      cell: (info) => {
        const at = info.getValue();
        return at ? formatInstant(at, timeZone) : "Never";
      },
    }),
  ]);

type TeamListProps = {
  members: TeamMember[];
  sort: string;
  /** Somebody works here, but nobody of whom was searched. */
  narrowed: boolean;
  /** Where a person's own page is: this and the membership's id. */
  base: string;
  timeZone: string;
  mayManage: boolean;
};

/** Who works at a place. */
export function TeamList({ members, sort, narrowed, base, timeZone, mayManage }: TeamListProps) {
  const table = useAppTable({
    columns: columnsIn(timeZone),
    data: members,
    getRowId: (member) => member.id,
    state: { sorting: sortingFrom(sort) },
  });
  return (
    <DataTable
      table={table}
      caption="People"
      rowTo={mayManage ? (member) => `${base}/${member.id}` : undefined}
      keys
      empty={
        narrowed ? (
          <Empty title="Nobody fits">Search for other words</Empty>
        ) : (
          <Empty title="Nobody works here yet">Whoever accepts an invitation is listed here</Empty>
        )
      }
    />
  );
}
