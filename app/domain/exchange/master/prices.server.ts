import {
  priceBefore,
  priceRecordKey,
  priceRecords,
} from "#app/domain/catalog/price-records.server.ts";
import { partKey } from "#app/domain/catalog/product.ts";
import { productsByPart } from "#app/domain/catalog/products.server.ts";
import { PriceWords } from "#app/domain/catalog/record.schema.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { isoDay } from "#app/platform/form-fields.ts";
import { decimalOf } from "#app/platform/money.ts";
import { readDay } from "#app/platform/tables/cell.ts";
import { calendarDay } from "../calendar-day.ts";
import { nearestPart } from "../nearest-part.ts";
import type { RowReader } from "../row-reader.ts";
import { plainMicros } from "./plain-micros.ts";
import { readWords } from "./read-words.ts";
import type { ReadRecord, RecordIntake, Seen } from "./record-intake.ts";

/** A price this many times what it was is looked at. */
const TIMES = 2;

/** List prices: the prices of a product in a currency by their first days. */
export const prices: RecordIntake = {
  noun: ["price", "prices"],
  byField: true,
  repeated: "Another row has the same part, currency and day",
  reader,
  room: priceRecords,
  fieldName: (day) => `From ${day}`,
  deeds: ({ before, changed }) =>
    Object.keys(changed).map((day) => (before[day] === null ? "new" : "changed")),
  former: priceBefore,
  odd,
};

/** "HI-4210, EUR: 12900.00 against 1290.00". */
function odd({ title, changed, before, known }: Seen): string | null {
  for (const [day, price] of Object.entries(changed)) {
    const was = before[day] ?? priceBefore(known, day);
    if (was === null || price === null) continue;
    const times = Number(price) / Number(was);
    if (times > TIMES || times < 1 / TIMES) return `${title}: ${price} against ${was}`;
  }
  return null;
}

async function reader(tx: ScopedTx, at: Date): Promise<ReadRecord> {
  const products = await productsByPart(tx);
  const vendor = await findVendor(tx);
  const today = isoDay(calendarDay(at, vendor.timeZone));

  const productOf = (row: RowReader) => {
    const part = row.required("part");
    if (part === undefined) return undefined;
    const product = products.get(partKey(part));
    if (product) return product;
    const near = nearestPart(part, products);
    const hint = near ? `The nearest is ${near.partNo}, ${near.name}` : "Hand products over first";
    row.refuse("part", { what: "Part number not known", hint });
    return undefined;
  };

  return (row) => {
    const text = row.optional("price");
    if (text === undefined) return row.errors.length > 0 ? undefined : null;
    const product = productOf(row);
    const currency = row.optional("currency") ?? vendor.currency;
    const micros = row.money("price", text, currency);
    const from = row.optional("validFrom");
    const parsed = from === undefined ? undefined : row.parse("validFrom", from, readDay);
    const day = parsed ? isoDay(parsed) : today;
    if (day < today) {
      const hint = "A new price begins today or later";
      row.refuse("validFrom", { what: "Valid from is in the past", hint });
    } else if (day > "2199") row.refuse("validFrom", { what: "Valid from is too late" });
    if (micros === undefined) return undefined;
    const words = readWords(row, PriceWords, { currency, price: plainMicros(micros) });
    if (!words || !product || row.errors.length > 0) return undefined;
    const key = priceRecordKey(product.id, words.currency);
    return {
      ...{ key, lineKey: `${key}|${day}`, title: `${product.partNo}, ${words.currency}` },
      fields: { [day]: decimalOf(words.listMinor, words.currency) },
    };
  };
}
