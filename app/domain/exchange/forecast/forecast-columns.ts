import type { Bucket } from "#app/domain/demand/bucket.ts";
import { monthLabel } from "#app/domain/demand/month.ts";
import type { Column } from "#app/platform/tables/header.ts";

import { partNames } from "../master/part-names.ts";
import { bucketNames } from "./bucket-names.ts";

export type ForecastField =
  | "part"
  | "from"
  | "to"
  | "quantity"
  | "bucket"
  | "semantics"
  | "customer"
  | "domain"
  | "location"
  | "month"
  | MonthField;

/** A column of figures for the days that its name says: "month:2026-11-01/2026-11-30". */
export type MonthField = `month:${string}`;

export const isMonthField = (field: string): field is MonthField => field.startsWith("month:");

export function bucketOfField(field: MonthField): Bucket {
  const [from = "", to = ""] = field.slice("month:".length).split("/");
  return { from, to };
}

/** "Nov 2026", or "Week of 2026-11-30". */
export function monthFieldLabel(field: MonthField): string {
  const { from, to } = bucketOfField(field);
  return from.endsWith("-01") && to.slice(0, 7) === from.slice(0, 7) && Number(to.slice(8)) > 27
    ? monthLabel(from.slice(0, 7))
    : `Week of ${from}`;
}

/** What partners expect to sell: a row for each part and month or week, or a column for each of those. */
export const forecastColumns: readonly Column<ForecastField>[] = [
  {
    field: "part",
    label: "Part number",
    required: true,
    names: [...partNames, "Parts", "Part ID", "Product No", "Product Number", "Material"],
  },
  {
    field: "from",
    label: "Bucket start",
    required: true,
    unless: "month",
    names: [
      ...["Bucket Start", "Month", "Bucket", "Period", "Forecast Month", "Demand Month"],
      ...["Period Start", "Start Date", "Start", "Date", "Week", "Week Start", "Forecast Week"],
      ...["Monat", "Woche"],
    ],
  },
  { field: "to", label: "Bucket end", names: ["Bucket End", "Period End", "End Date", "End"] },
  {
    field: "quantity",
    label: "Quantity",
    required: true,
    unless: "month",
    names: [
      ...["Quantity", "Qty", "Forecast", "Forecast Qty", "Forecast Quantity", "Units", "Pieces"],
      ...["Demand", "Volume", "Menge"],
    ],
  },
  {
    field: "bucket",
    label: "Bucket type",
    names: ["Bucket Type", "Bucket Size", "Periodicity", "Granularity"],
  },
  {
    field: "semantics",
    label: "Replaces or changes",
    names: ["Semantics", "Schedule Type", "Mode", "Replaces or Changes"],
  },
  {
    field: "customer",
    label: "End customer",
    names: [
      ...["End Customer", "Customer", "Customer Name", "End Customer Name", "End User"],
      ...["Account", "Account Name", "Kunde"],
    ],
  },
  {
    field: "domain",
    label: "Customer web",
    names: [
      ...["Customer Web", "Customer Domain", "Customer Website", "End Customer Domain"],
      ...["Domain", "Website", "Web"],
    ],
  },
  {
    field: "location",
    label: "Location",
    names: ["Location", "Location Code", "Branch", "Warehouse", "Site", "Ship-to", "Lager"],
  },
  {
    field: "month",
    label: "A column for each month or week",
    names: [],
    family: bucketNames,
  },
];
