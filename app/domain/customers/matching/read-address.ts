import {
  NEARBY_WORDS,
  NUMBER_WORDS,
  STREET_KINDS,
  STREET_WORDS,
  UNIT_WORDS,
} from "./common-words.ts";
import { fold, wordsOf } from "./fold-text.ts";

export type Address = {
  /** The house's number with its letter, "12a"; of "12-14" the first. */
  number: string | null;
  /** What the street is called, without its kind. */
  street: string[];
  /** Kinds of street and points of the compass, each in one short form. */
  kinds: string[];
  unit: string | null;
  /** The street's words as they were written, in one piece. */
  whole: string;
};

const NUMBER = /^\d+[a-z]?$/;
const POSTCODE_TAIL = /^\d{5}(?:\d{4})?$/;

/** "Hauptstrasse": what the street is called and its kind in one word; whether there may be one is quickly seen. */
const KIND_AT_END = /(\p{L}{3,})(strasse|str\.|str\b|straat|gasse|allee|platz|plein)(?=\W|$)/gu;
const JOINED = /[^ ](?:stra|str\.|str\b|gasse|allee|platz|plein)/;

/** Reads the street line of an address in either order: "435 S. La Cienega Blvd., Suite 3", "Hauptstraße 12". */
export function readAddress(text: string | undefined): Address | null {
  const folded = fold(text ?? "")
    .replace(/\s+/g, " ")
    .trim();
  if (!folded) return null;
  const spaced = (JOINED.test(folded) ? folded.replace(KIND_AT_END, "$1 $2") : folded)
    .replace(/(\d+)\s?[-–/]\s?(?:\d+\s?)?([a-z])?(?=[\s,]|$)/g, "$1$2 ")
    .replace(/#\s*/g, " unit ")
    .replace(/(\d)\s+([a-z])(?=,|$)/g, "$1$2");
  const { words, unit } = withoutAsides(wordsOf(spaced));
  const meant = words.map(short);
  const at = houseNumberAt(meant, words);
  const street = meant.filter((_, place) => place !== at);
  const named = street.filter((word) => !STREET_KINDS.has(word));
  return {
    number: at < 0 ? null : (meant[at] ?? null),
    street: named.length > 0 ? named : street,
    kinds: named.length > 0 ? street.filter((word) => STREET_KINDS.has(word)) : [],
    unit,
    whole: words.filter((_, place) => place !== at).join(""),
  };
}

/** A house number stands first, or after the street's name; "2nd" and "54th" are streets. */
function houseNumberAt(meant: readonly string[], words: readonly string[]): number {
  const isNumber = (place: number) =>
    NUMBER.test(meant[place] ?? "") && words[place] === meant[place] && meant.length > 1;
  if (isNumber(0)) return 0;
  for (let place = 1; place < meant.length; place += 1) {
    if (isNumber(place) && !POSTCODE_TAIL.test(meant[place] ?? "")) return place;
  }
  return -1;
}

/** Parts of the building and what is nearby say little about which building it is. */
function withoutAsides(words: readonly string[]): { words: string[]; unit: string | null } {
  const kept: string[] = [];
  let unit: string | null = null;
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place] ?? "";
    if (kept.length >= 2 && NEARBY_WORDS.has(word)) break;
    const next = words[place + 1];
    if (UNIT_WORDS.has(word) && next && (/\d/.test(next) || next.length === 1)) {
      unit ??= next;
      place += 1;
      continue;
    }
    kept.push(word);
  }
  return { words: kept, unit };
}

function short(word: string): string {
  const ordinal = /^(\d+)(?:st|nd|rd|th)$/.exec(word)?.[1];
  return ordinal ?? NUMBER_WORDS.get(word) ?? STREET_WORDS.get(word) ?? word;
}
