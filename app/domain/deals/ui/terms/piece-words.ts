import { countries } from "#app/domain/partners/countries.ts";
import { formatDay } from "#app/ui/format.ts";

import type { SalesStage } from "../../deal.ts";
import type { DealField } from "../../deal-fields.ts";
import type { TypedTerms } from "../../terms/merge.ts";
import { formFieldsOf } from "../../terms/terms.ts";
import { stageNames } from "../deal-words.ts";

/** A piece of a registration in words; `partNo` knows the parts by their ids. */
export function pieceWords(
  piece: DealField,
  terms: TypedTerms,
  partNo: (id: string) => string,
): string {
  if (piece === "lines") {
    const lines = Array.isArray(terms.lines) ? terms.lines : [];
    const parts = lines.map(
      ({ productId, quantity }) => `${quantity} × ${partNo(productId ?? "")}`,
    );
    return [parts.join(", "), terms.currency].filter(Boolean).join(", ");
  }
  return formFieldsOf[piece]
    .map((field) => {
      const value = terms[field];
      return typeof value === "string" ? fieldWords(field, value) : "";
    })
    .filter(Boolean)
    .join(", ");
}

function fieldWords(field: string, value: string): string {
  if (field === "stage") return stageNames[value as SalesStage] ?? value;
  if (field === "country") return countries[value] ?? value;
  if (field === "closeDay") {
    const day = new Date(value);
    return Number.isNaN(day.getTime()) ? value : formatDay(day);
  }
  return value;
}
