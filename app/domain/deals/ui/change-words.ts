import { formatDay, formatInstant, formatMoney } from "#app/ui/format.ts";

import type { FieldChange } from "../changed.ts";
import type { Clock } from "../clock.ts";
import { fieldNames, isDealField } from "../deal-fields.ts";
import { closureNames, stageNames, statusLooks } from "./deal-words.ts";

/** Columns of a deal by the words over their fields; what is not here is not told. */
const names: Record<string, string> = {
  ...fieldNames,
  status: "State",
  stage: "Sales stage",
  closeDay: "Expected order day",
  customerName: "Customer’s name",
  contactName: "Customer’s contact",
  contactEmail: "Contact’s e-mail",
  contactPhone: "Contact’s phone",
  street: "Street",
  postcode: "Postcode",
  city: "City",
  country: "Country",
  value: "Value",
  parts: "Parts",
  protectedUntil: "Protected until",
  decideBy: "To decide by",
  closure: "Reason",
  askedFields: "Asked for",
  registration: "Registration",
  ownerName: "Owner",
  reference: "Own reference",
  workDone: "Work done",
};

const changedFieldName = (field: string): string | null => names[field] ?? null;

const words = (table: Record<string, unknown>, key: string) => {
  const found = table[key];
  if (typeof found === "string") return found;
  return found && typeof found === "object" && "word" in found ? String(found.word) : key;
};

/** A value of a deal's history as people read it. */
function changedValue(field: string, value: string | null, clock: Clock): string {
  if (value === null) return "nothing";
  switch (field) {
    case "status":
      return words(statusLooks, value);
    case "stage":
      return words(stageNames, value);
    case "closure":
      return words(closureNames, value);
    case "closeDay":
      return formatDay(new Date(value), undefined, clock.today);
    case "protectedUntil":
    case "decideBy":
      return formatInstant(new Date(value), clock.timeZone);
    case "value": {
      const [currency = "", minor = "0"] = value.split(" ");
      return formatMoney(BigInt(minor), currency);
    }
    case "askedFields":
      return value
        .split(", ")
        .map((name) => (isDealField(name) ? fieldNames[name] : name))
        .join(", ");
    default:
      return value;
  }
}

/** "Sales stage: Proposal → Negotiation", for each change that has words. */
export function changeLines(changes: readonly FieldChange[], clock: Clock): string[] {
  return changes.flatMap(({ field, was, is }) => {
    const name = changedFieldName(field);
    if (!name) return [];
    if (was === null && is === null) return [`${name}: changed`];
    const now = changedValue(field, is, clock);
    return [
      was === null ? `${name}: ${now}` : `${name}: ${changedValue(field, was, clock)} → ${now}`,
    ];
  });
}
