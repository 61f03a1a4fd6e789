import type { Role } from "#app/platform/actor.ts";
import { roleNames } from "../permissions.ts";
import { type SightRecord, type SightRule, sights } from "./sight.ts";

export type SightStep = { words: string; at: Date | null; when: "since" | "on" };

/** Whom the words are about, and what they are called. */
export type SightReader = {
  role: Role;
  /** Where they work. */
  place: string;
  vendorName: string;
  memberSince: Date | null;
};

export type SightLink = {
  /** The partner whose record it is, as the reader may know it. */
  otherName: string;
  since: Date | null;
};

const made: Record<string, string> = {
  deal: "registered",
  submission: "handed over",
  forecast: "published",
};

/** By which rule somebody at `place` sees a record, in one sentence. */
export function ruleWords(
  rule: SightRule,
  record: SightRecord,
  names: { place: string; vendorName: string; otherName: string },
): string {
  const { place, vendorName, otherName } = names;
  const { one, many } = sights[record.kind];
  switch (rule) {
    case "staff":
      return `Everybody at ${vendorName} sees every ${one}`;
    case "own":
      if (record.kind === "account") return `It is a joint account of ${vendorName} and ${place}`;
      return `${place} ${made[record.kind] ?? "has"} it`;
    case "shown":
      return `${otherName} shows ${place} its ${many}`;
    case "self":
      return `It is ${place} itself`;
    case "linked":
      return `${place} and ${otherName} are linked`;
    case "supplied":
      return `${place} supplies it`;
    case "catalogue":
      return `Every distributor and reseller of ${vendorName} sees the catalogue`;
  }
}

/** The chain of grants from the reader to the record, in the order in which each follows from the one before. */
export function sightSteps(
  rule: SightRule,
  record: SightRecord,
  reader: SightReader,
  link: SightLink | null,
): SightStep[] {
  const { place, vendorName, memberSince } = reader;
  const otherName = link?.otherName ?? "";
  const steps: SightStep[] = [
    { words: `You work at ${place} as ${roleNames[reader.role]}`, at: memberSince, when: "since" },
  ];
  if (rule === "shown") {
    steps.push({
      words: `${place} is linked to ${otherName}`,
      at: link?.since ?? null,
      when: "since",
    });
  }
  steps.push({
    words: ruleWords(rule, record, { place, vendorName, otherName }),
    at: rule === "own" ? record.at : rule === "linked" ? (link?.since ?? null) : null,
    when: rule === "own" ? "on" : "since",
  });
  if (rule === "shown" && record.at) {
    steps.push({ words: `${otherName} registered it`, at: record.at, when: "on" });
  }
  return steps;
}

/** What there is about the record that this reader is not shown. */
export function hiddenWords(
  rule: SightRule,
  record: SightRecord,
  { vendorName, otherName }: { vendorName: string; otherName: string },
): string[] {
  if (rule === "staff") {
    return record.kind === "customer"
      ? ["Whom partners know at the customer, unless a joint account shows it"]
      : [];
  }
  const consolidated = `What ${vendorName} knows of the customer beyond it`;
  switch (record.kind) {
    case "deal":
      return [
        `${vendorName}’s internal notes`,
        "Whose an overlapping registration is, and what it says",
        consolidated,
        ...(rule === "shown"
          ? [
              `The customer’s address and numbers as ${otherName} wrote them`,
              "Which product families are protected, and from when",
            ]
          : []),
      ];
    case "submission":
      return [
        "What others reported for the same customers",
        `What ${vendorName} makes of the figures`,
      ];
    case "account":
      return [consolidated, `Joint accounts of ${vendorName} with others on the same customer`];
    case "partner":
      return rule === "self" ? [] : ["Its people, files, stock and forecasts"];
    case "product":
      return rule === "supplied"
        ? ["What it costs", "Who expects to sell it: demand is shown as a sum"]
        : ["What other partners expect to sell of it", "What other partners have of it in stock"];
    case "forecast":
      return ["What others publish for the same products"];
    case "customer":
      return [];
  }
}
