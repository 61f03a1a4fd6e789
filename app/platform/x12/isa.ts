import { BrokenX12 } from "./fault.ts";
import type { Separators } from "./segment.ts";

/** How long each element of an ISA is: it is the only segment of fixed length, which is how separators are known. */
const lengths = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1] as const;
const elements = lengths.length;
/** With its terminator. */
export const ISA_LENGTH = 106;
/** An ISA whose elements are too long or too short is looked for this far, to say which. */
const REACH = 400;

export type Isa = {
  separators: Separators;
  /** Without the terminator. */
  raw: string;
  /** Where what follows the terminator begins. */
  next: number;
  /** Elements that are not as long as they must be. */
  wrong: { element: string; value: string; length: number; needed: number }[];
};

const alphanumeric = /^[A-Za-z0-9 ]$/;

/** Reads the ISA that begins at a place of the text; null when more text is needed. Throws BrokenX12. */
export function readIsa(text: string, from: number, position: number, final: boolean): Isa | null {
  if (text.length - from < REACH && !final) return null;
  const element = text[from + 3] ?? "";
  if (text.length - from < ISA_LENGTH - 1 && countOf(text, from, element) < elements) {
    throw new BrokenX12("The file ends within its ISA segment. Send the whole file", position);
  }
  if (alphanumeric.test(element) || element === "\r" || element === "\n") {
    throw new BrokenX12("The ISA segment names no element separator in its fourth place", position);
  }
  const cut = cutElements(text, from, element);
  if (!cut) {
    const what = `The ISA segment does not have its 16 elements. It is ${ISA_LENGTH} characters long with its terminator`;
    throw new BrokenX12(what, position);
  }
  const { values, end } = cut;
  const wrong = values.flatMap((value, at) => {
    const needed = lengths[at] ?? 1;
    const name = `ISA${String(at + 1).padStart(2, "0")}`;
    return value.length === needed ? [] : [{ element: name, value, length: value.length, needed }];
  });
  const terminator = terminatorAt(text, end);
  const component = values[15] ?? "";
  if (terminator === "" || alphanumeric.test(terminator)) {
    const found = terminator.trim() === "" ? "nothing" : `the letter ${terminator}`;
    const what = `The ISA segment names no segment terminator: ${found} follows its sixteenth element`;
    throw new BrokenX12(what, position);
  }
  const repetition = values[10] ?? "";
  const declared = Number(values[11]) >= 402 && !alphanumeric.test(repetition);
  return {
    separators: { element, component, repetition: declared ? repetition : null, terminator },
    raw: text.slice(from, end),
    next: end + terminator.length,
    wrong,
  };
}

const countOf = (text: string, from: number, sign: string) =>
  sign === "" ? 0 : text.slice(from, from + REACH).split(sign).length - 1;

/** The sixteenth element is one character: what follows it is the terminator, whatever it is. */
function cutElements(text: string, from: number, separator: string) {
  const values: string[] = [];
  let at = from + 4;
  for (let nth = 1; nth < elements; nth++) {
    const stop = text.indexOf(separator, at);
    if (stop === -1 || stop - from > REACH) return null;
    values.push(text.slice(at, stop));
    at = stop + 1;
  }
  values.push(text.slice(at, at + 1));
  return at < text.length ? { values, end: at + 1 } : null;
}

/** A sign beyond ASCII is more than one byte in UTF-8; the text has a character for each byte. */
function terminatorAt(text: string, at: number): string {
  const first = text.charCodeAt(at);
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  const sign = text.slice(at, at + length);
  const follows = [...sign.slice(1)].every((byte) => (byte.charCodeAt(0) & 0xc0) === 0x80);
  return follows ? sign : sign.slice(0, 1);
}
