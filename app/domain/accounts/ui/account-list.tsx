import type { ReactNode } from "react";

import { formatDay } from "#app/ui/format.ts";
import { Status } from "#app/ui/status.tsx";
import { createAppColumnHelper, DataTable, useAppTable } from "#app/ui/table.tsx";

import type { AccountSummary } from "../list-joint-accounts.server.ts";
import { shownWords, statusLooks } from "./account-words.ts";

const column = createAppColumnHelper<AccountSummary>();

const NONE = <span className="faint">Nothing</span>;

const columns = column.columns([
  column.accessor("title", {
    header: "Customer",
    enableSorting: false,
    meta: { heads: true },
    cell: (info) => <span className="strong clip">{info.getValue()}</span>,
  }),
  column.accessor("partnerName", {
    id: "partner",
    header: "With",
    enableSorting: false,
    meta: { fallsAt: 2 },
  }),
  column.accessor("status", {
    header: "State",
    enableSorting: false,
    cell: ({ row }) => {
      const { mark, tone, word } = statusLooks[row.original.status];
      const waiting = row.original.waits ? "Waits for your answer" : word;
      return (
        <Status mark={mark} tone={tone}>
          {waiting}
        </Status>
      );
    },
  }),
  column.accessor("theyShow", {
    header: "Shown to you",
    enableSorting: false,
    meta: { fallsAt: 2 },
    cell: (info) => shownWords(info.getValue()) || NONE,
  }),
  column.accessor("weShow", {
    header: "You show",
    enableSorting: false,
    meta: { fallsAt: 3 },
    cell: (info) => shownWords(info.getValue()) || NONE,
  }),
  column.accessor("createdAt", {
    header: "Since",
    enableSorting: false,
    meta: { fallsAt: 3, numeric: true },
    cell: ({ row }) => formatDay(row.original.answeredAt ?? row.original.createdAt),
  }),
]);

type AccountListProps = {
  accounts: AccountSummary[];
  base: string;
  /** A partner's accounts are all with the one vendor. */
  showPartner: boolean;
  empty: ReactNode;
};

export function AccountList({ accounts, base, showPartner, empty }: AccountListProps) {
  const table = useAppTable({
    columns,
    data: accounts,
    getRowId: (account) => account.id,
    state: { columnVisibility: { partner: showPartner } },
  });
  return (
    <DataTable
      table={table}
      caption="Joint accounts"
      traced
      rowTo={(account) => `${base}/${account.id}`}
      empty={empty}
    />
  );
}
