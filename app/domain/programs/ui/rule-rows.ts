import { countries } from "#app/domain/partners/countries.ts";
import { kindNames } from "#app/domain/partners/partner.ts";
import { formatMoney } from "#app/ui/format.ts";

import type { Conditions } from "../conditions.ts";
import { type ProgramRules, sizesOf } from "../program-rules.ts";
import type { Names, RuleNames } from "./refusal-words.ts";

export type RuleRow = { key: string; label: string; value: string };

export const ruleLabels = {
  partnerKinds: "Partners",
  tierIds: "Tiers",
  partnerCountries: "Partners in",
  customerCountries: "Customers in",
  familyIds: "Product families",
  sizes: "Worth",
  protectionDays: "Protection",
  longestProtectionDays: "Longest protection",
  extensionDays: "Extension",
  extensionNoticeDays: "Asked for before the end",
  decisionBusinessDays: "Decision",
  escalationHours: "Escalation after",
  reminderDays: "Reminders before the end",
  activityDays: "Update every",
  wholeFamily: "Holds at",
  stageOdds: "Likelihood",
  excludedFamilyIds: "Not these families",
  excludedProductIds: "Not these parts",
  excludedParts: "Not these parts",
  excludedCountries: "Not customers in",
} as const;

const count = (many: number, one: string) => `${many} ${many === 1 ? one : `${one}s`}`;
const days = (many: number) => count(many, "day");

const named = (names: Names, ids: readonly string[]) =>
  ids.map((id) => names[id] ?? "one that is gone").join(", ");
const countryNames = (codes: readonly string[]) =>
  codes.map((code) => countries[code] ?? code).join(", ");

/** "from €5,000.00, below €50,000.00" for each currency that is named. */
export function sizeWords(sizes: Conditions["sizes"]): string {
  return Object.entries(sizes)
    .map(([currency, { fromMinor, belowMinor }]) =>
      [
        fromMinor !== null && `from ${formatMoney(fromMinor, currency)}`,
        belowMinor !== null && `below ${formatMoney(belowMinor, currency)}`,
      ]
        .filter(Boolean)
        .join(" and "),
    )
    .join(", ");
}

/** Which deals something is for, in words. */
export function conditionRows(conditions: Conditions, names: RuleNames): RuleRow[] {
  const row = (key: keyof Conditions, words: string, otherwise: string) => ({
    key,
    label: ruleLabels[key],
    value: words || otherwise,
  });
  const { partnerKinds, tierIds, partnerCountries, customerCountries, familyIds } = conditions;
  const kinds = partnerKinds.map((kind) => `${kindNames[kind]}s`).join(", ");
  return [
    row("partnerKinds", kinds, "Distributors and resellers"),
    row("tierIds", named(names.tiers, tierIds), "Every tier"),
    row("partnerCountries", countryNames(partnerCountries), "Every country"),
    row("customerCountries", countryNames(customerCountries), "Every country"),
    row("familyIds", named(names.families, familyIds), "Every family"),
    row("sizes", sizeWords(conditions.sizes), "Any amount"),
  ];
}

/** Every rule of a programme in words, in the order of its form. */
export function ruleRows(rules: ProgramRules, names: RuleNames): RuleRow[] {
  const row = (key: keyof typeof ruleLabels, value: string): RuleRow => ({
    key,
    label: ruleLabels[key],
    value,
  });
  const { longestProtectionDays, reminderDays, excludedFamilyIds, excludedProductIds } = rules;
  return [
    ...conditionRows({ ...rules.takes, sizes: sizesOf(rules) }, names),
    row("excludedFamilyIds", named(names.families, excludedFamilyIds) || "None"),
    row("excludedProductIds", named(names.products, excludedProductIds) || "None"),
    row("excludedCountries", countryNames(rules.excludedCountries) || "None"),
    row("decisionBusinessDays", count(rules.decisionBusinessDays, "business day")),
    row("escalationHours", `${count(rules.escalationHours, "hour")} on business days`),
    row("protectionDays", days(rules.protectionDays)),
    row("longestProtectionDays", days(Math.max(rules.protectionDays, longestProtectionDays ?? 0))),
    row("wholeFamily", rules.wholeFamily ? "The whole company group" : "The customer alone"),
    row("extensionDays", days(rules.extensionDays)),
    row("extensionNoticeDays", days(rules.extensionNoticeDays)),
    row("reminderDays", reminderDays.length > 0 ? `${reminderDays.join(", ")} days` : "None"),
    row("activityDays", days(rules.activityDays)),
    row("stageOdds", oddsWords(rules.stageOdds)),
  ];
}

const oddsWords = (odds: ProgramRules["stageOdds"]) =>
  Object.entries(odds)
    .map(([stage, percent]) => `${stage} ${percent} %`)
    .join(", ");

export type Difference = { key: string; label: string; before: string; after: string };

/** What one version says differently from another. */
export function differencesBetween(
  before: ProgramRules,
  after: ProgramRules,
  names: RuleNames,
): Difference[] {
  const was = ruleRows(before, names);
  return ruleRows(after, names).flatMap(({ key, label, value }, place) => {
    const old = was[place]?.value ?? "";
    return old === value ? [] : [{ key, label, before: old, after: value }];
  });
}
