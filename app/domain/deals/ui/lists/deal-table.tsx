import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

import { Button } from "#app/ui/button.tsx";
import { formatMoney, NOTHING } from "#app/ui/format.ts";
import {
  createAppColumnHelper,
  DataTable,
  sortingFrom,
  useAppTable,
  visibilityFrom,
} from "#app/ui/table.tsx";

import { type Clock, daysUntil } from "../../clock.ts";
import type { DealRow } from "../../deal.ts";
import { nextStep } from "../../tend/next-step.ts";
import { DealStatus, dealTracks } from "../deal-status.tsx";
import { closureNames } from "../deal-words.ts";
import { daysWords, dayWords, nextWords } from "../due-words.ts";

/** From whose side the list is read. */
export type Reader = { clock: Clock; vendorName: string; partnerId: string };

type Row = DealRow & { reader: Reader };

const column = createAppColumnHelper<Row>();

const COPY = "copy";
const COPY_FORM = "copy-deal";

const columns = column.columns([
  column.accessor("customerName", {
    id: "customer",
    header: "Customer",
    cell: ({ row }) => <span className="strong clip">{row.original.customerName}</span>,
  }),
  column.accessor("number", {
    header: "Number",
    enableSorting: false,
    meta: { fallsAt: 3, className: "quiet" },
  }),
  column.accessor("partnerName", {
    id: "partner",
    header: "Partner",
    enableSorting: false,
    meta: { fallsAt: 2, className: "quiet" },
  }),
  column.accessor("families", {
    header: "Families",
    enableSorting: false,
    meta: { fallsAt: 2, className: "quiet clip short" },
    cell: ({ row }) => row.original.families.join(", "),
  }),
  column.accessor("valueMinor", {
    id: "value",
    header: "Value",
    meta: { numeric: true },
    cell: ({ row: { original } }) =>
      formatMoney(original.valueMinor, original.currency, undefined, { whole: true }),
  }),
  column.accessor("status", {
    header: "Registration",
    enableSorting: false,
    cell: ({ row }) => <DealStatus status={row.original.status} />,
  }),
  column.display({
    id: "track",
    header: "Progress",
    meta: { fallsAt: 2, headHidden: true, width: 104, className: "track-cell" },
    cell: ({ row }) => dealTracks[row.original.status],
  }),
  column.accessor("protectedUntil", {
    id: "protected",
    header: "Protected until",
    meta: { fallsAt: 2, className: "nowrap" },
    cell: ({ row }) => protection(row.original),
  }),
  column.display({
    id: "next",
    header: "Next",
    meta: { fallsAt: 3, className: "quiet" },
    cell: ({ row }) => next(row.original),
  }),
  column.display({
    id: COPY,
    header: "Copy",
    meta: { fallsAt: 2, headHidden: true, width: 44, className: "num" },
    cell: ({ row: { original } }) =>
      original.partnerId === original.reader.partnerId && copy(original),
  }),
]);

// What a cell shows is made by a function, not by a component: a page has hundreds of them.
function protection({ protectedUntil, status, reader }: Row): ReactNode {
  if (!protectedUntil || status !== "approved") return <span className="faint">{NOTHING}</span>;
  const days = daysUntil(protectedUntil, reader.clock);
  return (
    <>
      {`${dayWords(protectedUntil, reader.clock)} `}
      <span className={days <= 14 ? "tone-warn" : "faint"}>
        {days < 0 ? "over" : daysWords(days)}
      </span>
    </>
  );
}

function next(row: Row): ReactNode {
  const { reader, partnerId, closure } = row;
  const step = nextStep(row, reader.clock.now);
  if (!step.who) return closure && row.status !== "won" ? closureNames[closure] : NOTHING;
  // Whose it is stands in a column of its own.
  const partner = partnerId === reader.partnerId ? "You" : "They";
  const words = nextWords(step, { vendor: reader.vendorName, partner }, reader.clock);
  return step.late ? <span className="tone-warn">{words}</span> : words;
}

/** One form copies any of them: the button says which. */
const copy = ({ id, customerName }: Row): ReactNode => (
  <Button
    type="submit"
    form={COPY_FORM}
    formAction={`/portal/deals/${id}/copy`}
    kind="bare"
    size="sm"
    icon="copy"
    iconOnly
    title="Register another like this"
  >
    Register another like {customerName}
  </Button>
);

/** The columns a list may show, as its chooser names them. */
export const dealColumns = [
  { id: "customer", label: "Customer", fixed: true },
  { id: "number", label: "Number" },
  { id: "partner", label: "Partner" },
  { id: "families", label: "Families" },
  { id: "value", label: "Value" },
  { id: "status", label: "Registration" },
  { id: "track", label: "Progress" },
  { id: "protected", label: "Protected until" },
  { id: "next", label: "Next" },
];

/** What a partner sees first: its own name in every row would say nothing. */
export const usualColumns = (showsPartners: boolean) =>
  dealColumns
    .map(({ id }) => id)
    .filter((id) => id !== "number" && (id !== "partner" || showsPartners));

type DealTableProps = {
  deals: DealRow[];
  reader: Reader;
  sort: string;
  /** The order is part of what the list says, and not for choosing. */
  fixedOrder?: boolean;
  shown: string[];
  /** Whether another registration may begin with what one says. */
  mayCopy?: boolean;
  caption: string;
  empty: ReactNode;
};

export function DealTable(props: DealTableProps) {
  const { deals, reader, sort, shown, mayCopy = false, caption, empty } = props;
  const table = useAppTable({
    columns,
    data: deals.map((deal) => ({ ...deal, reader })),
    getRowId: (deal) => deal.id,
    enableSorting: !props.fixedOrder,
    state: {
      sorting: sortingFrom(sort),
      columnVisibility: {
        ...visibilityFrom(
          shown,
          dealColumns.map(({ id }) => id),
        ),
        [COPY]: mayCopy,
      },
    },
  });
  return (
    <>
      {mayCopy && <Form method="post" id={COPY_FORM} />}
      <DataTable
        table={table}
        caption={caption}
        rowTo={(deal) => `/portal/deals/${deal.id}`}
        keys={!props.fixedOrder}
        empty={empty}
      />
    </>
  );
}
