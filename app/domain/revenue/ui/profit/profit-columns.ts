import type { Column } from "#app/platform/export/column.ts";

import { costKindNames, costKinds } from "../../costs/channel-cost.ts";
import { coverageOf, marginOf, type Profit, profitOf } from "../../profit/profit.ts";
import type { ProfitPage } from "../../profit/read-profit-page.server.ts";
import { dimensionNames } from "./profit-table.tsx";

type Row = { name: string; note: string; profit: Profit };

const rounded = (share: number | null) =>
  share === null ? null : Math.round(share * 10_000) / 10_000;

export const profitRows = ({ view, names }: ProfitPage): Row[] =>
  view.rows.map(({ key, profit }) => ({
    ...{ name: names.get(key)?.name ?? "Unknown", note: names.get(key)?.note ?? "" },
    profit,
  }));

/** The table of profit as a file. */
export function profitColumns({ by, currency }: ProfitPage): Column<Row>[] {
  const money = (head: string, of: (profit: Profit) => bigint): Column<Row> => ({
    ...{ head: `${head}, ${currency}`, kind: "money" },
    of: ({ profit }) => ({ minor: of(profit), currency }),
  });
  return [
    { head: dimensionNames[by], kind: "text", of: ({ name }) => name, width: 32 },
    { head: "Note", kind: "text", of: ({ note }) => note },
    money("Vendor net", ({ netMinor }) => netMinor),
    money("Cost of goods", ({ goodsMinor }) => goodsMinor),
    ...costKinds.map((kind) => money(costKindNames[kind], ({ costs }) => costs[kind])),
    money("Profit", profitOf),
    { head: "Margin", kind: "number", of: ({ profit }) => rounded(marginOf(profit)) },
    { head: "Cost known", kind: "number", of: ({ profit }) => rounded(coverageOf(profit)) },
  ];
}
