import type { DealStatus } from "./deal.ts";

/** What a registration says, in the pieces in which it is asked about and opened. The database knows the same names. */
export const dealFields = [
  "name",
  "domain",
  "address",
  "duns",
  "vat",
  "contact",
  "lines",
  "stage",
  "closeDay",
  "workDone",
  "reference",
] as const;
export type DealField = (typeof dealFields)[number];

export const isDealField = (name: string): name is DealField =>
  dealFields.some((field) => field === name);

export const fieldNames: Record<DealField, string> = {
  name: "Customer’s name",
  domain: "Web domain",
  address: "Address",
  duns: "DUNS number",
  vat: "VAT number",
  contact: "Customer’s contact",
  lines: "Parts and quantities",
  stage: "Sales stage",
  closeDay: "Expected order day",
  workDone: "Work done",
  reference: "Own reference",
};

/** The partner's own track: it may tell at any time of a live deal how the sale goes. */
const always: readonly DealField[] = ["stage", "closeDay", "reference"];

/** What its partner may write by itself, in which state. Everything else it asks for. */
function openFields(status: DealStatus, asked: readonly DealField[]): readonly DealField[] {
  switch (status) {
    case "submitted":
    case "expired":
      return dealFields;
    case "info_requested":
      return dealFields.filter((field) => always.includes(field) || asked.includes(field));
    case "in_review":
    case "approved":
      return always;
    default:
      return [];
  }
}

/** The columns of a deal that each of them is written in. */
export const columnsOf: Record<DealField, readonly string[]> = {
  name: ["customer_name", "party_id"],
  domain: ["party_id"],
  address: ["party_id"],
  duns: ["party_id"],
  vat: ["party_id"],
  contact: ["contact_name", "contact_email", "contact_phone"],
  lines: ["currency", "value_minor"],
  stage: ["stage"],
  closeDay: ["close_day"],
  workDone: ["work_done"],
  reference: ["reference"],
};

const kept = ["status", "version", "updated_at", "owner_id", "owner_name"];

/**
 * The columns its partner may write when it moves a deal from one state to another, or leaves it where it is. The
 * database holds the same list (tributary.deal_open_columns), and a test compares the two.
 */
export function openColumns(
  from: DealStatus,
  to: DealStatus,
  asked: readonly DealField[],
): ReadonlySet<string> {
  const fields = from === "expired" && to !== "submitted" ? [] : openFields(from, asked);
  if (fields.length === 0) return new Set();
  const closing = from === "approved" && (to === "won" || to === "lost") ? ["closure"] : [];
  return new Set([...kept, ...closing, ...fields.flatMap((field) => columnsOf[field])]);
}

/** A deal that is over stays with its owner, as everything of it stays. */
export const mayHandOver = (status: DealStatus): boolean =>
  openColumns(status, status, []).has("owner_id");
