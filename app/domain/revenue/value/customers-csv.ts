import { csvRow } from "#app/platform/tables/write-csv.ts";

import type { Forecast } from "./lifetime-value.ts";
import type { CustomerHistory } from "./purchase-history.ts";

export type ValuedCustomer = { customer: CustomerHistory; forecast: Forecast };

const columns = [
  ...["customer", "first_purchase", "last_purchase", "x", "t_x", "T", "mean_value"],
  ...["probability_active", "expected_purchases_52_weeks", "expected_value", "lifetime_value"],
];
const columnsAfter = ["bought_after_calibration", "expected_after_calibration"];

const day = (date: Date) => date.toISOString().slice(0, 10);
/** Seven digits that count, without an exponent: what follows is for programs as well as for people. */
const figure = (value: number | null) => {
  if (value === null) return "";
  const short = Number(value.toPrecision(7));
  return Math.abs(short) < 1e-6 ? short.toFixed(12).replace(/\.?0+$/, "") : String(short);
};

/** One line for every customer; the two columns after the calibration only where the file goes on after it. */
export function customersCsv(rows: readonly ValuedCustomer[], weeksAfter: number): string {
  const lines = rows.map(({ customer, forecast }) => {
    const after = [customer.later, figure(forecast.afterCalibration)];
    return csvRow([
      ...[customer.customer, day(customer.firstDay), day(customer.lastDay)],
      ...[customer.repeats, figure(customer.recency), figure(customer.age)],
      ...[figure(customer.meanValue), figure(forecast.probabilityActive)],
      ...[figure(forecast.nextYear), figure(forecast.averageValue)],
      ...[figure(forecast.lifetimeValue), ...(weeksAfter > 0 ? after : [])],
    ]);
  });
  return csvRow(weeksAfter > 0 ? [...columns, ...columnsAfter] : columns) + lines.join("");
}
