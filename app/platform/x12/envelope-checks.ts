import type { AckCodes, Fault } from "./fault.ts";
import {
  type FunctionalGroup,
  type Interchange,
  setsOfGroup,
  type TransactionSet,
} from "./interchange.ts";
import type { Separators } from "./segment.ts";

export type Wrong = Pick<Fault, "element" | "value" | "what"> & { hint?: string; codes?: AckCodes };

/** What is wrong with an interchange's own words; `twice` when another of the file has its number. */
export function isaFaults(
  { sender, receiver, controlNo, version }: Interchange,
  { element, component, terminator }: Separators,
  twice: boolean,
): Wrong[] {
  const faults: Wrong[] = [];
  const wrong = (name: string, value: string, what: string, code: string) =>
    faults.push({ element: name, value, what, codes: { interchange: code } });
  if (sender === "") wrong("ISA06", "", "The sender is missing", "006");
  if (receiver === "") wrong("ISA08", "", "The receiver is missing", "008");
  if (!/^\d{1,9}$/.test(controlNo)) {
    wrong("ISA13", controlNo, "The control number is not nine digits", "018");
  }
  if (!/^\d{5}$/.test(version)) wrong("ISA12", version, "The version is not five digits", "017");
  if (component === element || component === terminator || element === terminator) {
    wrong("ISA16", component, "Two separators are the same sign", "027");
  }
  if (twice) {
    wrong("ISA13", controlNo, "Another interchange of the file has this control number", "025");
  }
  return faults;
}

export function gsFaults({ controlNo, version }: FunctionalGroup, twice: boolean): Wrong[] {
  const faults: Wrong[] = [];
  const wrong = (element: string, value: string, what: string, code: string) =>
    faults.push({ element, value, what, codes: { group: code } });
  if (!/^\d{1,9}$/.test(controlNo)) {
    wrong("GS06", controlNo, "The control number is not a number of up to nine digits", "6");
  }
  if (twice) {
    const what = "Another group of the interchange has this control number";
    wrong("GS06", controlNo, what, "6");
  }
  if (!/^\d{6}/.test(version)) {
    wrong("GS08", version, "The version does not begin with six digits", "2");
  }
  return faults;
}

export function stFaults({ id, controlNo, group }: TransactionSet, twice: boolean): Wrong[] {
  const faults: Wrong[] = [];
  const wrong = (element: string, value: string, what: string, code: string) =>
    faults.push({ element, value, what, codes: { set: code } });
  const belongs = setsOfGroup[group.functionalId];
  if (id === "") wrong("ST01", "", "The transaction set is not named", "6");
  else if (belongs !== undefined && belongs !== id) {
    wrong("ST01", id, `A group of ${group.functionalId} holds ${belongs}`, "6");
  }
  if (!/^[A-Za-z0-9]{1,9}$/.test(controlNo)) {
    wrong("ST02", controlNo, "The control number is not four to nine letters or digits", "7");
  }
  if (twice) wrong("ST02", controlNo, "Another set of the group has this control number", "23");
  return faults;
}

/** A trailer counts what it closes. */
export function countFault(
  element: string,
  said: string,
  counted: number,
  thing: string,
  codes: AckCodes,
): Wrong | null {
  if (sameNumber(said, String(counted))) return null;
  const what = /^\d+$/.test(said)
    ? `${said} ${thing}${said === "1" ? "" : "s"} said, ${counted} counted`
    : `The number of ${thing}s is not said, ${counted} counted`;
  return { element, value: said, what, codes };
}

/** A trailer repeats the control number of what it closes. */
export function controlFault(
  [element, value]: [string, string],
  [opener, opened]: [string, string],
  codes: AckCodes,
): Wrong | null {
  if (value === opened || sameNumber(value, opened)) return null;
  const what = `The control number differs from ${opened || "nothing"} in ${opener}`;
  return { element, value, what, codes };
}

/** "000003438" and "3438" are one number. */
export function sameNumber(a: string, b: string): boolean {
  return a !== "" && numberKey(a) === numberKey(b);
}

/** A control number without its leading zeros. */
export const numberKey = (text: string): string =>
  /^\d{1,14}$/.test(text) ? String(Number(text)) : text;
