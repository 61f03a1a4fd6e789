import type { Separators } from "./segment.ts";

/** What this program writes with: signs that no value holds afterwards. */
export const ownSeparators: Separators = {
  element: "*",
  component: ">",
  repetition: null,
  terminator: "~",
};

const reserved = new RegExp(`[${Object.values(ownSeparators).join("")}\\p{C}\\p{Z}]+`, "gu");

/** A value that cannot be taken for structure, in the characters of the standard. */
export const safeValue = (value: string): string =>
  value
    .replace(reserved, " ")
    .normalize("NFKD")
    .replace(/[^ -}]/g, "")
    .trim();

/** A segment with its terminator; empty elements at its end are left out. */
export function writeSegment(id: string, ...values: (string | number)[]): string {
  const elements = values.map((value) => safeValue(String(value)));
  while (elements.at(-1) === "") elements.pop();
  return `${[id, ...elements].join(ownSeparators.element)}${ownSeparators.terminator}\n`;
}

export type IsaValues = {
  senderQualifier: string;
  sender: string;
  receiverQualifier: string;
  receiver: string;
  /** YYMMDD */
  date: string;
  /** HHMM */
  time: string;
  version: string;
  controlNo: number;
  usage: string;
};

/** The only segment of fixed length. */
export function writeIsa(isa: IsaValues): string {
  const fixed = (value: string, length: number) =>
    safeValue(value).slice(0, length).padEnd(length, " ");
  const values = [
    ...["00", fixed("", 10), "00", fixed("", 10)],
    ...[fixed(isa.senderQualifier, 2), fixed(isa.sender, 15)],
    ...[fixed(isa.receiverQualifier, 2), fixed(isa.receiver, 15)],
    ...[isa.date, isa.time, "U", fixed(isa.version, 5).replaceAll(" ", "0")],
    ...[controlNo(isa.controlNo), "0", fixed(isa.usage, 1), ownSeparators.component],
  ];
  const { element, terminator } = ownSeparators;
  return `${["ISA", ...values].join(element)}${terminator}\n`;
}

/** Nine digits, and from the beginning again after the last. */
export const controlNo = (number: number): string =>
  String(number % 1_000_000_000).padStart(9, "0");
