import { formatDay } from "#app/ui/format.ts";
import type { MarkName } from "#app/ui/icon.tsx";
import { Status, type Tone } from "#app/ui/status.tsx";
import { createAppColumnHelper, DataTable, useAppTable } from "#app/ui/table.tsx";

import {
  type Application,
  type ApplicationStatus,
  applicationStatusNames,
} from "../application.ts";
import { countries } from "../countries.ts";
import { kindNames } from "../partner.ts";

const looks: Record<ApplicationStatus, { mark: MarkName; tone?: Tone }> = {
  received: { mark: "review", tone: "live" },
  asked: { mark: "warn", tone: "warn" },
  registered: { mark: "ok", tone: "ok" },
  declined: { mark: "bad", tone: "bad" },
};

export const ApplicationState = ({ status }: { status: ApplicationStatus }) => (
  <Status {...looks[status]}>{applicationStatusNames[status]}</Status>
);

const column = createAppColumnHelper<Application>();
const columns = column.columns([
  column.accessor("company", {
    header: "Company",
    enableSorting: false,
    meta: { heads: true },
    cell: (info) => <span className="clip">{info.getValue()}</span>,
  }),
  column.accessor("kind", {
    header: "Would be",
    enableSorting: false,
    meta: { fallsAt: 2 },
    cell: (info) => kindNames[info.getValue()],
  }),
  column.accessor("city", {
    header: "Place",
    enableSorting: false,
    meta: { fallsAt: 2 },
    cell: ({ row: { original } }) =>
      `${original.city}, ${countries[original.country] ?? original.country}`,
  }),
  column.accessor("name", {
    header: "Applicant",
    enableSorting: false,
    meta: { fallsAt: 3 },
    cell: (info) => info.getValue(),
  }),
  column.accessor("status", {
    header: "State",
    enableSorting: false,
    cell: (info) => <ApplicationState status={info.getValue()} />,
  }),
  column.accessor("createdAt", {
    header: "Received",
    enableSorting: false,
    meta: { numeric: true, fallsAt: 2 },
    cell: (info) => formatDay(info.getValue()),
  }),
]);

type Props = { applications: Application[]; empty: React.ReactNode };

export function ApplicationTable({ applications, empty }: Props) {
  const table = useAppTable({
    columns,
    data: applications,
    getRowId: (application) => application.id,
  });
  return (
    <DataTable
      table={table}
      caption="Applications"
      rowTo={({ id }) => `/desk/partners/applications/${id}`}
      keys
      empty={empty}
    />
  );
}
