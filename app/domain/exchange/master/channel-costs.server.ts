import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { CostWords } from "#app/domain/revenue/costs/cost.schema.ts";
import { costRecordKey, costRecords } from "#app/domain/revenue/costs/cost-records.server.ts";
import { costFields, costNames } from "#app/domain/revenue/costs/judge-cost.server.ts";
import { booksClosedThrough } from "#app/domain/revenue/open-period.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { isoDay } from "#app/platform/form-fields.ts";
import { readDay } from "#app/platform/tables/cell.ts";

import { countryCode } from "../country.ts";
import { partnerFinder } from "../find-partner.ts";
import type { RowReader } from "../row-reader.ts";
import { plainMicros } from "./plain-micros.ts";
import { cellOf, readWords } from "./read-words.ts";
import type { ReadRecord, RecordIntake } from "./record-intake.ts";

const names: Record<string, string> = {
  ...{ kind: "Kind", partner: "Partner", document: "Document", line: "Line", from: "From" },
  ...{ to: "To", amount: "Amount", currency: "Currency", customer: "Customer", domain: "Web" },
  ...{ country: "Country", deal: "Deal", authorisation: "Special price", part: "Part number" },
  ...{ family: "Family", note: "Note" },
};

const optional = ["customer", "domain", "deal", "authorisation", "part", "family", "note"] as const;

/** What the channel costs, line by line: special pricing, rebates, funds. */
export const channelCosts: RecordIntake = {
  noun: ["cost", "costs"],
  byField: false,
  repeated: "Another row has the same document and line",
  reader,
  room: costRecords,
  fieldName: (field) => names[field] ?? field,
  deeds: ({ verdict, changed }) =>
    verdict === "fresh"
      ? ["new"]
      : ["amount" in changed ? "with another amount" : "with other words"],
};

async function reader(tx: ScopedTx): Promise<ReadRecord> {
  const { currency: usual } = await findVendor(tx);
  const known = await costNames(tx);
  const { find } = partnerFinder([...known.partners.values()]);
  const closed = await booksClosedThrough(tx);

  const partnerOf = (row: RowReader): string | undefined => {
    const text = row.required("partner");
    if (text === undefined) return undefined;
    const found = find(text);
    if (found.ok) return found.partner.code;
    const hint = "Write the partner’s code or its name";
    row.refuse("partner", { what: "Partner not known", hint });
    return undefined;
  };

  const dayOf = (row: RowReader, field: "from" | "to", text: string | undefined) => {
    const day = text === undefined ? undefined : row.parse(field, text, readDay);
    return day && isoDay(day);
  };

  return (row) => {
    const text = row.required("amount");
    const currency = row.optional("currency") ?? usual;
    const micros = text === undefined ? undefined : row.money("amount", text, currency);
    const from = dayOf(row, "from", row.required("from"));
    const to = dayOf(row, "to", row.optional("to"));
    const country = row.optional("country");
    if (country && !countryCode(country)) {
      const hint = "Use the two-letter code, e.g. DE";
      row.refuse("country", { what: "Country not known", hint });
    }
    const cells = {
      ...{ costKind: row.required("costKind"), partner: partnerOf(row), from, to },
      ...{ document: row.required("document"), lineNo: row.optional("lineNo") },
      ...{ amount: micros === undefined ? undefined : plainMicros(micros) },
      currency,
      ...(country && { country: countryCode(country) }),
      ...Object.fromEntries(optional.map((field) => [field, cellOf(row, field) ?? undefined])),
    };
    // What is missing is told already.
    if (row.errors.length > 0) return undefined;
    const words = readWords(row, CostWords, cells);
    if (!words) return undefined;
    if (closed && words.to <= isoDay(closed)) {
      const hint = `The books are closed through ${isoDay(closed)}`;
      row.refuse(words.to === words.from ? "from" : "to", {
        what: "Day is in a closed period",
        hint,
      });
      return undefined;
    }
    const judged = costFields(words, known);
    if (!judged.ok) {
      for (const { field, what, hint } of judged.problems) row.refuse(field, { what, hint });
      return undefined;
    }
    const { fields } = judged;
    const key = costRecordKey(fields);
    const title = [words.document, words.lineNo].filter(Boolean).join(", ");
    return { key, lineKey: key, title, fields };
  };
}
