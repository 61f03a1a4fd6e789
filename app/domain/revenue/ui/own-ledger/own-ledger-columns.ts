import type { Column } from "#app/platform/export/column.ts";

import type { OwnFigure, OwnLedgerLine } from "../../own-ledger/own-ledger.store.server.ts";
import type { OwnRows } from "../../own-ledger/own-ledger-query.ts";
import { ownRowWords } from "./own-ledger-table.tsx";

/** A partner's own ledger as a file. */
export const ownLedgerColumns = (by: OwnRows): Column<OwnFigure>[] => [
  { head: ownRowWords[by], kind: "text", of: ({ name }) => name },
  { head: "Note", kind: "text", of: ({ note }) => note },
  { head: "Currency", kind: "text", of: ({ currency }) => currency, width: 10 },
  ...(by === "customer"
    ? []
    : ([
        { head: "Bought, units", kind: "number", of: ({ boughtUnits }) => boughtUnits },
        { head: "Bought, your net", kind: "money", of: money(({ boughtMinor }) => boughtMinor) },
      ] satisfies Column<OwnFigure>[])),
  { head: "Sold, units", kind: "number", of: ({ soldUnits }) => soldUnits },
  { head: "Sold, your prices", kind: "money", of: money(({ soldMinor }) => soldMinor) },
  { head: "Came back, units", kind: "number", of: ({ backUnits }) => backUnits },
  { head: "Came back, your prices", kind: "money", of: money(({ backMinor }) => backMinor) },
  ...(by === "product"
    ? ([
        { head: "In stock, units", kind: "number", of: ({ stockUnits }) => stockUnits },
        { head: "In stock, your net", kind: "money", of: money(({ paidMinor }) => paidMinor) },
      ] satisfies Column<OwnFigure>[])
    : []),
  { head: "Uncovered, units", kind: "number", of: ({ waitingUnits }) => waitingUnits },
];

function money(of: (figure: OwnFigure) => bigint) {
  return (figure: OwnFigure) =>
    figure.currency ? { minor: of(figure), currency: figure.currency } : null;
}

const kinds: Record<OwnLedgerLine["kind"], string> = {
  sell_in: "Invoice",
  price_adjustment: "Price adjustment",
  sell_through: "Reported sale",
};

/** Its lines as a file. */
export const ownLineColumns: Column<OwnLedgerLine>[] = [
  { head: "Day", kind: "day", of: ({ day }) => day },
  { head: "Kind", kind: "text", of: ({ kind }) => kinds[kind] },
  { head: "Document", kind: "text", of: ({ document }) => document },
  { head: "Line", kind: "text", of: ({ lineNo }) => lineNo, width: 8 },
  { head: "Part", kind: "text", of: ({ partNo }) => partNo },
  { head: "Customer", kind: "text", of: ({ customer }) => customer },
  { head: "Reseller", kind: "text", of: ({ reseller }) => reseller },
  { head: "Units", kind: "number", of: ({ quantity }) => quantity },
  {
    head: "Amount",
    kind: "money",
    of: ({ amountMinor, currency }) => ({ minor: amountMinor, currency }),
  },
  { head: "Currency", kind: "text", of: ({ currency }) => currency, width: 10 },
  { head: "Uncovered", kind: "number", of: ({ waiting }) => waiting },
  {
    head: "Row of the file",
    kind: "number",
    of: (line) => (line.submissionId ? line.rowNo : null),
  },
];
