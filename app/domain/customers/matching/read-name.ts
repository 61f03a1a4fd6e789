import { NAME_ABBREVIATIONS, NUMBER_WORDS, STOP_WORDS } from "./common-words.ts";
import { fold, isUnspaced, wordsOf } from "./fold-text.ts";
import { setLegalFormAside, setUnspacedFormAside } from "./set-legal-form-aside.ts";
import { isSlippedWord } from "./word-similarity.ts";

export type Name = {
  /** The words that name the party, abbreviations written out, in their order. */
  words: string[];
  /** Numbers and model codes in the name, once each: "Store 12", "KDL-40V3000". */
  codes: string[];
  /** What stood in brackets, and so adds to the name rather than being it. */
  aside: string[];
  /** The legal form's own words, and the form as we write it. */
  form: string[];
  legal: string | null;
  /** Everything in one piece, for names whose words were cut elsewhere. */
  whole: string;
  /** First letters of the words, for names of two words and more. */
  initials: string | null;
};

const BRACKETS = /[([（【]([^)\]）】]*)[)\]）】]/g;

/** Letters and digits that a hyphen, dot or slash holds together, with a digit in them: one code. */
const CODE = /(?=[\p{L}\p{N}./-]*\p{N})[\p{L}\p{N}]+(?:[-./][\p{L}\p{N}]+)+/gu;

/** What could hold a code together, with a digit before or behind. */
const HOLDING = /[\p{L}\p{N}][-./][\p{L}\p{N}]/u;

const ORDINAL = /^(\d+)(?:st|nd|rd|th)$/;

export function readName(text: string): Name {
  const folded = fold(text).replace(/\s+/g, " ").trim();
  const unspaced = isUnspaced(folded) ? setUnspacedFormAside(folded) : null;
  const plain = unspaced?.text ?? folded;
  const mayBracket = /[([（【]/.test(plain);
  const bracketed = mayBracket
    ? [...plain.matchAll(BRACKETS)].map((match) => match[1] ?? "").join(" ")
    : "";
  const outside = mayBracket ? plain.replace(BRACKETS, " ") : plain;
  const bare = /[\p{L}\p{N}]/u.test(outside) ? outside : plain.replace(/[()[\]（）【】]/g, " ");
  const legal = setLegalFormAside(wordsOf(joinCodes(bare)));
  const words = legal.words.map(meant);
  const naming = words.some((word) => !isCode(word))
    ? words.filter((word) => !isCode(word))
    : words;
  const aside = bare === outside && bracketed ? wordsOf(joinCodes(bracketed)).map(meant) : [];
  const spoken = naming.filter((word) => !STOP_WORDS.has(word));
  return {
    words: naming,
    codes: [...new Set([...words, ...aside].filter(isCode))].sort(),
    aside: aside.filter((word) => !isCode(word)),
    form: unspaced?.form ? [unspaced.form] : legal.form,
    legal: unspaced?.legal ?? legal.legal,
    whole: bare.replace(/[^\p{L}\p{N}]+/gu, ""),
    initials: spoken.length > 1 ? spoken.map((word) => word[0]).join("") : null,
  };
}

const joinCodes = (text: string) => (HOLDING.test(text) ? joined(text) : text);

const joined = (text: string) =>
  text.replace(CODE, (code) => (isOneCode(code) ? code.replace(/[-./]/g, "") : code));

/** "dmc-fz28k" is one code; "5-16" and "24/7" are numbers beside each other, "o2-arena" is a word with a number. */
const isOneCode = (code: string) =>
  /\p{L}/u.test(code) &&
  code.split(/[-./]/).every((part) => /\p{N}/u.test(part) || part.length <= 4);

const isCode = (word: string) =>
  /\p{N}/u.test(word) && !(isSlippedWord(word) && !/^\d|\d$/.test(word));

function meant(word: string): string {
  const ordinal = ORDINAL.exec(word)?.[1];
  return ordinal ?? NUMBER_WORDS.get(word) ?? NAME_ABBREVIATIONS.get(word) ?? word;
}
