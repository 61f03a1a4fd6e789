import type { MarkName } from "#app/ui/icon.tsx";
import type { Tone } from "#app/ui/status.tsx";

export const lifecycleLooks: Record<
  "prospect" | "active" | "former",
  { word: string; mark: MarkName; tone?: Tone }
> = {
  prospect: { word: "Prospect", mark: "ring" },
  active: { word: "Active", mark: "ok", tone: "ok" },
  former: { word: "Former", mark: "expired" },
};

export const schemeWords = {
  domain: "Web",
  duns: "DUNS",
  lei: "LEI",
  vat: "VAT",
  crm: "CRM",
  erp: "ERP",
} as const;

export const methodWords = {
  identifier: "by identifier",
  domain: "by web domain",
  name: "by name and place",
  new_customer: "as a new customer",
  manual: "by hand",
} as const;

/** Why a value of the golden record is the one that it is. */
export const whyWords = {
  locked: "locked by hand",
  only: "the only source",
  rank: "the best source",
  recency: "the latest word",
  completeness: "the fullest word",
  own: "the word of its own record",
} as const;

export const kindWords = {
  organisation: "Organisation",
  household: "Household",
  person: "Person",
} as const;

const regions = new Intl.DisplayNames(["en-GB"], { type: "region" });

export function countryName(code: string): string {
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}

/** "Leeds, United Kingdom", as far as it is known. */
export const placeWords = ({ city, country }: { city: string | null; country: string | null }) =>
  [city, country && countryName(country)].filter(Boolean).join(", ");
