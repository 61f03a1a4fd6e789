import type { Column } from "#app/platform/export/column.ts";

import type { DealSummary } from "../../deal.ts";
import type { SetRow } from "../../pipeline/list-set.server.ts";
import { stageNames, statusLooks } from "../deal-words.ts";

type Line = Omit<SetRow, "worthMinor" | "submittedAt"> & { submittedAt: Date | null };

/** The columns of every file of deals; what a deal is worth depends on the list. */
const columnsOf = <Row extends Line>(minorOf: (row: Row) => bigint): Column<Row>[] => [
  { head: "Number", kind: "text", of: ({ number }) => number, width: 16 },
  { head: "Partner", kind: "text", of: ({ partnerName }) => partnerName },
  { head: "Customer", kind: "text", of: ({ customerName }) => customerName },
  { head: "Families", kind: "text", of: ({ families }) => families.join(", ") },
  { head: "Currency", kind: "text", of: ({ currency }) => currency, width: 10 },
  {
    head: "Value",
    kind: "money",
    of: (row) => ({ minor: minorOf(row), currency: row.currency }),
  },
  { head: "Registration", kind: "text", of: ({ status }) => statusLooks[status].word, width: 18 },
  { head: "Sales stage", kind: "text", of: ({ stage }) => stageNames[stage], width: 14 },
  { head: "Expected order", kind: "day", of: ({ closeDay }) => closeDay },
  { head: "Handed in", kind: "instant", of: ({ submittedAt }) => submittedAt },
  { head: "Decide by", kind: "instant", of: ({ decideBy }) => decideBy },
  { head: "Decided", kind: "instant", of: ({ decidedAt }) => decidedAt },
  { head: "Protected until", kind: "instant", of: ({ protectedUntil }) => protectedUntil },
  { head: "Registered by", kind: "text", of: ({ ownerName }) => ownerName },
];

/** A list of deals as a file. */
export const dealFileColumns: Column<DealSummary>[] = [
  ...columnsOf<DealSummary>(({ valueMinor }) => valueMinor),
  { head: "Own reference", kind: "text", of: ({ reference }) => reference },
];

/** A set of the pipeline as a file. */
export const setFileColumns: Column<SetRow>[] = columnsOf<SetRow>(({ worthMinor }) => worthMinor);
