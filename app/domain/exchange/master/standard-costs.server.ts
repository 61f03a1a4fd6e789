import { partKey } from "#app/domain/catalog/product.ts";
import { productsByPart } from "#app/domain/catalog/products.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { StandardCostWords } from "#app/domain/revenue/costs/standard-cost.schema.ts";
import {
  costBefore,
  standardCostRecords,
} from "#app/domain/revenue/costs/standard-cost-records.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { isoDay } from "#app/platform/form-fields.ts";
import { readDay } from "#app/platform/tables/cell.ts";

import { calendarDay } from "../calendar-day.ts";
import { nearestPart } from "../nearest-part.ts";
import { plainMicros } from "./plain-micros.ts";
import { readWords } from "./read-words.ts";
import type { ReadRecord, RecordIntake, Seen } from "./record-intake.ts";

/** A cost this many times what it was is looked at. */
const TIMES = 2;

/** What goods cost: the standard costs of a product by their first days. */
export const standardCosts: RecordIntake = {
  noun: ["cost", "costs"],
  byField: true,
  repeated: "Another row has the same part and day",
  reader,
  room: standardCostRecords,
  fieldName: (day) => `From ${day}`,
  deeds: ({ before, changed }) =>
    Object.keys(changed).map((day) => (before[day] === null ? "new" : "changed")),
  former: costBefore,
  odd,
};

/** "HI-4210: 900.00 EUR against 90.00 EUR". */
function odd({ title, changed, before, known }: Seen): string | null {
  for (const [day, cost] of Object.entries(changed)) {
    const was = before[day] ?? costBefore(known, day);
    if (!was || !cost || was.slice(-3) !== cost.slice(-3)) continue;
    const times = Number.parseFloat(cost) / Number.parseFloat(was);
    if (times > TIMES || times < 1 / TIMES) return `${title}: ${cost} against ${was}`;
  }
  return null;
}

async function reader(tx: ScopedTx, at: Date): Promise<ReadRecord> {
  const products = await productsByPart(tx);
  const vendor = await findVendor(tx);
  const today = isoDay(calendarDay(at, vendor.timeZone));
  return (row) => {
    const part = row.required("part");
    const product = part === undefined ? undefined : products.get(partKey(part));
    if (part !== undefined && !product) {
      const near = nearestPart(part, products);
      const hint = near
        ? `The nearest is ${near.partNo}, ${near.name}`
        : "Hand products over first";
      row.refuse("part", { what: "Part number not known", hint });
    }
    const text = row.required("cost");
    const currency = row.optional("currency") ?? vendor.currency;
    const micros = text === undefined ? undefined : row.money("cost", text, currency);
    const from = row.optional("validFrom");
    const parsed = from === undefined ? undefined : row.parse("validFrom", from, readDay);
    if (row.errors.length > 0 || !product || micros === undefined) return undefined;
    const words = readWords(row, StandardCostWords, {
      ...{ cost: plainMicros(micros), currency },
      validFrom: parsed ? isoDay(parsed) : today,
    });
    if (!words) return undefined;
    const { id, partNo } = product;
    return {
      ...{ key: id, lineKey: `${id}|${words.validFrom}`, title: partNo },
      fields: { [words.validFrom]: words.said },
    };
  };
}
