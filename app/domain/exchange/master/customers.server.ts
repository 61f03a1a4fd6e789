import {
  customerRecordKey,
  customerRecords,
} from "#app/domain/customers/customer-records.server.ts";
import { CompanyWords } from "#app/domain/customers/party.schema.ts";

import { countryCode } from "../country.ts";
import type { RowReader } from "../row-reader.ts";
import { cellOf, fieldsSaid, readWords } from "./read-words.ts";
import type { ReadRecord, RecordIntake, Seen } from "./record-intake.ts";

/** What a system is called that does not say its name. */
const USUAL_SYSTEM = "ERP";
const LONGEST = 60;

const names: Record<string, string> = {
  ...{
    customer: "Name",
    domain: "Web",
    duns: "DUNS",
    lei: "LEI",
    vat: "VAT number",
    phone: "Phone",
    street: "Street",
  },
  ...{ postcode: "Postcode", city: "City", country: "Country", parent: "Parent" },
};

const deedOf: Record<string, string> = {
  customer: "renamed",
  ...{ domain: "with other numbers", duns: "with other numbers", vat: "with other numbers" },
  ...{ lei: "with other numbers", phone: "with other numbers" },
  ...{ street: "moved", postcode: "moved", city: "moved", country: "moved" },
  parent: "under another parent",
};

const MANY_RENAMED = 0.2;
const FEW = 10;

/** Customers as the vendor's CRM or ERP keeps them, by that system's own numbers. */
export const customers: RecordIntake = {
  noun: ["customer", "customers"],
  byField: false,
  repeated: "Another row has the same customer ID",
  reader: async () => read,
  room: customerRecords,
  fieldName: (field) => names[field] ?? field,
  deeds: ({ verdict, changed }: Seen) =>
    verdict === "fresh"
      ? ["new"]
      : [...new Set(Object.keys(changed).map((field) => deedOf[field] ?? "changed"))],
  oddities(counted, rows) {
    const renamed = counted.get("renamed") ?? 0;
    const many = renamed >= FEW && renamed > rows * MANY_RENAMED;
    return many ? [`Renames ${renamed} of the ${rows} customers in the file`] : [];
  },
};

const optionalFields = [
  ...(["domain", "duns", "lei", "vat", "phone", "street", "postcode", "city"] as const),
] as const;

const read: ReadRecord = (row) => {
  const externalId = limited(row, "externalId", row.required("externalId"));
  const system = limited(row, "system", row.optional("system")) ?? USUAL_SYSTEM;
  const parent = cellOf(row, "parent");
  const customer = row.required("customer");
  const cells = Object.fromEntries(optionalFields.map((field) => [field, cellOf(row, field)]));
  const country = countryOf(row);
  const said = Object.entries({ ...cells, country }).filter(([, text]) => text);
  // One that has no name is told so already.
  const named = { ...Object.fromEntries(said), name: customer ?? "-" };
  const words = readWords(row, CompanyWords, named, { name: "customer" });
  if (parent && parent === externalId) {
    row.refuse("parent", { what: "A customer is not its own parent" });
  }
  if (!words || externalId === undefined || row.errors.length > 0) return undefined;
  const key = customerRecordKey(system, externalId);
  const title = system === USUAL_SYSTEM ? externalId : `${externalId} (${system})`;
  const fields = {
    customer: words.name,
    ...fieldsSaid(words, cells, optionalFields),
    ...(country !== undefined && { country: words.country ?? null }),
    ...(parent !== undefined && { parent }),
  };
  return { key, lineKey: key, title, fields };
};

function countryOf(row: RowReader): string | null | undefined {
  const text = cellOf(row, "country");
  if (!text) return text;
  const code = countryCode(text);
  if (code) return code;
  row.refuse("country", { what: "Country not known", hint: "Use the two-letter code, e.g. DE" });
  return undefined;
}

function limited(row: RowReader, field: "externalId" | "system", text: string | undefined) {
  if (text === undefined || text.length <= LONGEST) return text;
  row.refuse(field, { what: `${row.label(field)} has more than ${LONGEST} characters` });
  return undefined;
}
