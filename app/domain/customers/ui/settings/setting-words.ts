import { OWN, systemOf } from "../../golden/source-order.ts";
import type { Trial } from "../../resolving/trial.ts";

const partnerWords: Record<string, string> = {
  distributor: "Distributors",
  reseller: "Resellers",
  supplier: "Suppliers",
  [OWN]: "Our own invoices and files",
};

/** A source of customers' words by the name people know it by. */
export const sourceWords = (source: string) => systemOf(source) ?? partnerWords[source] ?? source;

export const stateWords = {
  live: { word: "Decides", mark: "ok", tone: "ok" },
  trial: { word: "On trial", mark: "ring" },
  retired: { word: "Decided before", mark: "expired" },
} as const;

type Verdict = Trial["changes"][number]["from"];

export const verdictWords: Record<Verdict, string> = {
  automatic: "by itself",
  workbench: "asks a person",
  none: "a new customer",
};

/** Whether another customer would count, in words. */
export const changeWords = ({ from, to }: Trial["changes"][number]) =>
  from === to
    ? "Another customer is likelier"
    : `${sentence(verdictWords[from])} → ${verdictWords[to]}`;

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
