import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { rateRecordKey, rateRecords } from "#app/domain/revenue/rate-records.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { isoDay } from "#app/platform/form-fields.ts";
import { readDay, readDecimal } from "#app/platform/tables/cell.ts";

import { calendarDay } from "../calendar-day.ts";
import type { RowReader } from "../row-reader.ts";
import { type RecordField, tableCurrencies } from "./record-columns.ts";
import type { ReadRecord, RecordIntake } from "./record-intake.ts";

const PLACES = 12;
const LARGEST = 10 ** 11;
/** Tables with a column per currency and none for the base count from the euro, as the central bank's do. */
const TABLE_BASE = "EUR";
const EMPTY = new Set(["", "N/A", "-", "–", "NA", "."]);

const currencies = new Set([...Intl.supportedValuesOf("currency"), ...tableCurrencies]);

/** Exchange rates: of one day from one base, by currency. One of the base is worth so much of the currency. */
export const rates: RecordIntake = {
  noun: ["rate", "rates"],
  byField: true,
  repeated: "Another row has the same day and currencies",
  reader,
  room: rateRecords,
  fieldName: (currency) => currency,
  deeds: ({ before, changed }) =>
    Object.keys(changed).map((currency) => (before[currency] === null ? "new" : "changed")),
};

async function reader(tx: ScopedTx, at: Date): Promise<ReadRecord> {
  const vendor = await findVendor(tx);
  const today = calendarDay(at, vendor.timeZone);
  return (row) => {
    const text = row.required("day");
    const parsed = text === undefined ? undefined : row.parse("day", text, readDay);
    if (parsed && parsed > today) row.refuse("day", { what: "Day is in the future" });
    if (parsed && parsed.getUTCFullYear() < 1999) row.refuse("day", { what: "Day is before 1999" });
    const day = parsed && isoDay(parsed);
    const table = tableCurrencies.filter((code) => !EMPTY.has(row.text(`rate:${code}`)));
    const single = row.text("rate") !== "" || row.text("currency") !== "";
    if (table.length === 0 && !single) return row.errors.length > 0 || !day ? undefined : null;
    const pair = single ? pairOf(row, vendor.currency) : null;
    const base = pair?.base ?? currencyOf(row, "base", row.optional("base") ?? TABLE_BASE);
    const fields = pair
      ? { [pair.currency ?? ""]: rateOf(row, "rate", row.required("rate")) }
      : Object.fromEntries(
          table.map((code) => [code, rateOf(row, `rate:${code}`, row.text(`rate:${code}`))]),
        );
    const itself = pair ? pair.currency === base : table.some((code) => code === base);
    if (base && itself) row.refuse("base", { what: "A currency has no rate to itself" });
    if (!day || !base || row.errors.length > 0) return undefined;
    const key = rateRecordKey(base, day);
    const lineKey = `${key}|${pair?.currency ?? "*"}`;
    const said = Object.entries(fields).flatMap(([code, rate]) => (rate ? [[code, rate]] : []));
    return { key, lineKey, title: `${base}, ${day}`, fields: Object.fromEntries(said) };
  };
}

/** "EUR/USD" in one cell, or the two of them in cells of their own. */
function pairOf(row: RowReader, usual: string) {
  const text = row.required("currency") ?? "";
  const [, from, to] = /^([A-Za-z]{3})\s*[/\\-]?\s*([A-Za-z]{3})$/.exec(text) ?? [];
  return {
    base: currencyOf(row, "base", from ?? row.optional("base") ?? usual),
    currency: currencyOf(row, "currency", to ?? text),
  };
}

function currencyOf(row: RowReader, field: RecordField, text: string): string | undefined {
  const code = text.toUpperCase();
  if (currencies.has(code)) return code;
  if (text !== "") {
    const hint = "Three letters such as EUR";
    row.refuse(field, { what: `${row.label(field)} is not a currency`, hint });
  }
  return undefined;
}

function rateOf(row: RowReader, field: RecordField, text: string | undefined) {
  if (text === undefined) return undefined;
  const rate = row.parse(field, text, (cell, name, conventions) =>
    readDecimal(cell, name, PLACES, conventions),
  );
  if (rate === undefined) return undefined;
  const value = Number(rate);
  if (value > 0 && value < LARGEST) return rate;
  row.refuse(field, {
    what: `${row.label(field)} is ${value > 0 ? "too large" : "not above zero"}`,
  });
  return undefined;
}
