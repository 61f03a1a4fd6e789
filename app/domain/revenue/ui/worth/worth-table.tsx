import { Link } from "@remix-run/react";

import { placeWords } from "#app/domain/customers/ui/customer-words.ts";
import { formatAmount, formatDay, formatPercent, formatUnits, NOTHING } from "#app/ui/format.ts";
import { createAppColumnHelper, DataTable, sortingFrom, useAppTable } from "#app/ui/table.tsx";

import { linesPage } from "../../of-customer/lines-address.ts";
import { dayKey } from "../../period.ts";
import { type Profit, profitOf } from "../../profit/profit.ts";
import { yearUntil } from "../../worth/history.ts";
import type { WorthRow } from "../../worth/worth-row.ts";
import { SegmentStatus } from "./moves-table.tsx";

type Row = WorthRow & { currency: string; until: Date; profit: Profit | undefined };

const column = createAppColumnHelper<Row>();

const money = (minor: bigint | null, { currency }: Row) =>
  minor === null ? NOTHING : formatAmount(minor, currency, undefined, { whole: true });

/** Without any cost of goods, the profit would be the revenue once more. */
const known = (profit: Profit | undefined): profit is Profit =>
  profit !== undefined && (profit.netMinor === 0n || profit.coveredMinor !== 0n);

const columns = column.columns([
  column.accessor("name", {
    header: "Customer",
    enableSorting: false,
    meta: { heads: true },
    cell: ({ row }) => <span className="strong clip">{row.original.name}</span>,
  }),
  column.display({
    id: "place",
    header: "Place",
    meta: { fallsAt: 3, className: "quiet clip" },
    cell: ({ row }) => placeWords(row.original) || NOTHING,
  }),
  column.display({
    id: "segment",
    header: "Segment",
    cell: ({ row }) => <SegmentStatus segment={row.original.segment} />,
  }),
  column.accessor("purchases", {
    header: "Purchases",
    enableSorting: false,
    meta: { numeric: true, fallsAt: 3 },
    cell: ({ row }) => formatUnits(row.original.purchases),
  }),
  column.accessor("rhythmWeeks", {
    header: "Weeks between",
    enableSorting: false,
    meta: { numeric: true, fallsAt: 3 },
    cell: ({ row }) =>
      row.original.rhythmWeeks === null
        ? NOTHING
        : formatUnits(row.original.rhythmWeeks, undefined, { digits: 1 }),
  }),
  column.accessor("lastDay", {
    id: "last",
    header: "Last bought",
    meta: { numeric: true, fallsAt: 2 },
    cell: ({ row }) => formatDay(row.original.lastDay, undefined, row.original.until),
  }),
  column.accessor("active", {
    header: "Likely to buy",
    meta: { numeric: true, fallsAt: 2 },
    cell: ({ row }) =>
      row.original.active === null
        ? NOTHING
        : formatPercent(row.original.active, undefined, { digits: 0 }),
  }),
  column.accessor("expected", {
    header: "Expected",
    meta: { numeric: true, fallsAt: 3 },
    cell: ({ row }) =>
      row.original.expected === null
        ? NOTHING
        : formatUnits(row.original.expected, undefined, { digits: 1 }),
  }),
  column.accessor("yearMinor", {
    id: "year",
    header: "Revenue",
    meta: { numeric: true, fallsAt: 2 },
    cell: ({ row: { original } }) => {
      const { from, to } = yearUntil(original.until);
      const of = { customerId: original.customerId, reach: "own" as const };
      return (
        <Link className="figure-door" to={linesPage(of, { from: dayKey(from), to: dayKey(to) })}>
          {money(original.yearMinor, original)}
        </Link>
      );
    },
  }),
  column.display({
    id: "profit",
    header: "Profit",
    meta: { numeric: true, fallsAt: 3 },
    cell: ({ row: { original } }) =>
      money(known(original.profit) ? profitOf(original.profit) : null, original),
  }),
  column.accessor("rankMinor", {
    id: "value",
    header: "Lifetime value",
    meta: { numeric: true },
    cell: ({ row }) => money(row.original.lifetimeMinor, row.original),
  }),
]);

type Props = {
  rows: WorthRow[];
  /** Of the same 52 weeks, after cost of goods and channel costs. */
  profits: Map<string, Profit>;
  currency: string;
  until: Date;
  sort: string;
};

/** What customers are worth, each a door to its own page. */
export function WorthTable({ rows, profits, currency, until, sort }: Props) {
  const table = useAppTable({
    data: rows.map((row) => ({
      ...row,
      ...{ currency, until, profit: profits.get(row.customerId) },
    })),
    columns,
    getRowId: (row) => row.customerId,
    state: { sorting: sortingFrom(sort) },
  });
  return (
    <DataTable
      table={table}
      caption="What customers are worth"
      rowTo={(row) => `/desk/customers/${row.customerId}`}
      keys
    />
  );
}
