import { formatDay, NOTHING } from "#app/ui/format.ts";
import { createAppColumnHelper, DataTable, sortingFrom, useAppTable } from "#app/ui/table.tsx";

import { kindNames } from "../partner.ts";
import type { PartnerRow } from "../partner-list.ts";
import { PartnerState } from "./partner-status-bar.tsx";

const column = createAppColumnHelper<PartnerRow>();

const columns = column.columns([
  column.accessor("name", {
    header: "Partner",
    meta: { heads: true },
    cell: ({ row: { original } }) => (
      <span className="row-flex">
        <span className="clip">{original.name}</span>
        {original.status !== "active" && <PartnerState status={original.status} />}
      </span>
    ),
  }),
  column.accessor("kind", {
    header: "Kind",
    enableSorting: false,
    cell: (info) => kindNames[info.getValue()],
  }),
  column.accessor("tierName", {
    header: "Tier",
    enableSorting: false,
    meta: { fallsAt: 2 },
    cell: (info) => info.getValue() ?? NOTHING,
  }),
  column.accessor("managerName", {
    header: "Manager",
    enableSorting: false,
    meta: { fallsAt: 2 },
    cell: (info) => info.getValue() ?? NOTHING,
  }),
  column.accessor("links", {
    header: "Linked to",
    enableSorting: false,
    meta: { fallsAt: 3 },
    cell: ({ row }) => <Links kind={row.original.kind} names={row.original.links} />,
  }),
  column.accessor("openDeals", {
    id: "deals",
    header: "Open deals",
    meta: { numeric: true },
    cell: (info) => info.getValue() || NOTHING,
  }),
  column.accessor("lastReport", {
    id: "report",
    header: "Last sales-out",
    meta: { numeric: true, fallsAt: 2 },
    cell: (info) => {
      const day = info.getValue();
      return day ? formatDay(day) : NOTHING;
    },
  }),
]);

const ends = { distributor: "resellers", reseller: "distributors", supplier: "partners" };

/** One link by its name, more by their number: the partner's own page names them all. */
function Links({ kind, names }: Pick<PartnerRow, "kind"> & { names: string[] }) {
  if (names.length < 2) return names[0] ?? NOTHING;
  return <span title={names.join(", ")}>{`${names.length} ${ends[kind]}`}</span>;
}

export function PartnerTable({
  partners,
  sort,
  empty,
}: {
  partners: PartnerRow[];
  sort: string;
  empty: React.ReactNode;
}) {
  const table = useAppTable({
    columns,
    data: partners,
    getRowId: (partner) => partner.id,
    state: { sorting: sortingFrom(sort) },
  });
  return (
    <DataTable
      table={table}
      caption="Partners"
      rowTo={(partner) => `/desk/partners/${partner.id}`}
      empty={empty}
    />
  );
}
