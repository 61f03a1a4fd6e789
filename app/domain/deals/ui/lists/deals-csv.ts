import { csvRow } from "#app/platform/csv/write-csv.ts";
import { minorDigits } from "#app/platform/money.ts";
import { decimalFrom } from "#app/ui/format.ts";

import type { DealSummary } from "../../deal.ts";

const head = [
  "Number",
  "Partner",
  "Customer",
  "Families",
  "Currency",
  "Value",
  "Registration",
  "Sales stage",
  "Expected order",
  "Submitted",
  "Decide by",
  "Protected until",
  "Registered by",
  "Own reference",
];

const day = (at: Date) => at.toISOString().slice(0, 10);
const instant = (at: Date | null) => at?.toISOString() ?? "";

/** A list as a file. What a spreadsheet would run as a formula is written as text. */
export function dealsToCsv(deals: readonly DealSummary[]): string {
  const rows = deals.map((deal) => [
    deal.number,
    deal.partnerName,
    deal.customerName,
    deal.families.join(", "),
    deal.currency,
    decimalFrom(deal.valueMinor, minorDigits(deal.currency)),
    deal.status,
    deal.stage,
    day(deal.closeDay),
    instant(deal.submittedAt),
    instant(deal.decideBy),
    instant(deal.protectedUntil),
    deal.ownerName,
    deal.reference,
  ]);
  return [head, ...rows].map((cells) => csvRow(cells)).join("");
}
