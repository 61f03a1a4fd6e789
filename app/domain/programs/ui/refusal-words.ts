import { countries } from "#app/domain/partners/countries.ts";
import { kindNames } from "#app/domain/partners/partner.ts";
import { formatMoney } from "#app/ui/format.ts";

import type { NotTaken } from "../choose-program.ts";

/** By id, in the order in which they are shown. */
export type Names = Readonly<Record<string, string>>;

/** What the ids of a programme's rules are called. */
export type RuleNames = {
  tiers: Names;
  families: Names;
  products: Names;
};

const or = new Intl.ListFormat("en-GB", { type: "disjunction" });
const named = (names: Names, ids: readonly string[]) =>
  or.format(ids.map((id) => names[id] ?? "another one"));

export const countryList = (codes: readonly string[]) =>
  or.format(codes.map((code) => countries[code] ?? code));

/** Why a programme does not take a deal, in words its partner reads. */
export function refusalWords(refusal: NotTaken, names: RuleNames): string {
  switch (refusal.what) {
    case "partner-kind":
      return `It is for a ${or.format(refusal.kinds.map((kind) => kindNames[kind].toLowerCase()))}`;
    case "tier":
      return `It is for the tier ${named(names.tiers, refusal.tierIds)}`;
    case "partner-country":
      return `It is for partners in ${countryList(refusal.countries)}`;
    case "customer-country":
      return `It is for customers in ${countryList(refusal.countries)}`;
    case "too-small":
      return `It takes deals from ${formatMoney(refusal.fromMinor, refusal.currency)}`;
    case "too-large":
      return `It takes deals below ${formatMoney(refusal.belowMinor, refusal.currency)}`;
    case "no-family":
      return `It is for ${named(names.families, refusal.familyIds)}`;
    case "family":
      return `${names.families[refusal.familyId] ?? "A family"} is not part of it`;
    case "product":
      return `${names.products[refusal.productId] ?? "A part"} is not part of it`;
    case "country":
      return `Customers in ${countryList([refusal.country])} are not part of it`;
  }
}
