import { type Alignment, alignWords, type Weighed } from "./align-words.ts";
import { ABSENT, NAME_LEVELS } from "./keys.ts";
import { areLikeForms } from "./legal-forms.ts";
import type { Name } from "./read-name.ts";
import { type Frequencies, nameWordWeight } from "./word-frequencies.ts";
import { editDistance, editSimilarity } from "./word-similarity.ts";

export type WeighedName = Weighed & {
  name: Name;
  codeWeights: readonly number[];
  /** With the words of the legal form, for a name whose form the other has garbled or left out. */
  withForm: Weighed;
};

/** Brackets, one's own city and the legal form add to a name; the name is the rest. */
const ASIDE = 0.3;
const FORM = 0.04;

/** So alike are names that differ by a slip, and by several. */
const NEAR = 0.88;
const LOOSE = 0.76;

export function weighName(
  name: Name,
  city: readonly string[],
  frequencies: Frequencies,
): WeighedName {
  const naming = name.words.map((word) => {
    const weight = nameWordWeight(word, frequencies);
    return city.includes(word) && name.words.length > city.length ? weight * ASIDE : weight;
  });
  const aside = name.aside.map((word) => nameWordWeight(word, frequencies) * ASIDE);
  const form = name.form.map(() => frequencies.enough * FORM);
  const words = [...name.words, ...name.aside];
  const weights = [...naming, ...aside];
  return {
    name,
    words,
    weights,
    withForm: { words: [...words, ...name.form], weights: [...weights, ...form] },
    codeWeights: name.codes.map((code) => frequencies.surprise(code)),
  };
}

export function compareNames(
  left: WeighedName,
  right: WeighedName,
  frequencies: Frequencies,
): number {
  const bothForms = left.name.legal !== null && right.name.legal !== null;
  const found = bothForms ? alignWords(left, right) : alignWords(left.withForm, right.withForm);
  const { enough } = frequencies;
  const only = found.onlyLeft + found.onlyRight;
  const slight = FORM * enough * 2.5;
  const alike = found.shared / (found.paired + Math.max(only - slight, 0) || 1);
  const rare = found.shared >= enough - 1.3;
  const usual = found.shared >= 0.6 * enough;
  if (alike > 0.999 && found.exact && isOtherForm(left.name, right.name))
    return NAME_LEVELS.otherForm;
  if (alike > 0.999 && found.exact)
    return rare ? NAME_LEVELS.sameRare : usual ? NAME_LEVELS.sameUsual : NAME_LEVELS.sameCommon;
  const run = alike >= NEAR ? 1 : runSimilarity(left.name.whole, right.name.whole, alike);
  if (Math.max(alike, run) >= LOOSE)
    return nearLevel(left, right, found, enough, Math.max(alike, run) >= NEAR);
  const smaller = Math.min(found.onlyLeft, found.onlyRight);
  const within = found.shared / (found.paired + Math.max(smaller - slight, 0) || 1);
  if (within >= 0.9 && usual) return rare ? NAME_LEVELS.containedRare : NAME_LEVELS.containedUsual;
  if (areInitials(left.name, right.name) || areInitials(right.name, left.name))
    return NAME_LEVELS.initials;
  if (alike >= 0.6) return NAME_LEVELS.mostly;
  if (within >= 0.9 && found.shared > 0.3 * enough) return NAME_LEVELS.nearCommon;
  return alike >= 0.3 ? NAME_LEVELS.partly : NAME_LEVELS.different;
}

/** The same letters in a row, perhaps cut into other words; looked at where the words alone say something. */
const runSimilarity = (left: string, right: string, alike: number) =>
  alike > 0.1 || left[0] === right[0] ? editSimilarity(left, right, LOOSE) : 0;

function nearLevel(
  left: WeighedName,
  right: WeighedName,
  found: Alignment,
  enough: number,
  tight: boolean,
): number {
  const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0);
  const said = Math.max(found.paired, Math.min(sum(left.weights), sum(right.weights)));
  if (said >= enough - 1.3) return tight ? NAME_LEVELS.nearRare : NAME_LEVELS.looseRare;
  if (said >= 0.6 * enough) return tight ? NAME_LEVELS.nearUsual : NAME_LEVELS.looseUsual;
  return NAME_LEVELS.nearCommon;
}

function areInitials(short: Name, long: Name): boolean {
  const letters = short.words.length === 1 ? (short.words[0] ?? "") : "";
  return letters.length > 1 && letters.length < 8 && letters === long.initials;
}

/** Numbers and model codes: levels in the order of the key "number". */
export function compareCodes(
  left: WeighedName,
  right: WeighedName,
  frequencies: Frequencies,
): number {
  const a = left.name.codes;
  const b = right.name.codes;
  if (a.length === 0 && b.length === 0) return ABSENT;
  if (a.length === 0 || b.length === 0) return 3;
  let shared = 0;
  let matches = 0;
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      if (!isSameCode(a[i] ?? "", b[j] ?? "")) continue;
      matches += 1;
      shared += Math.min(left.codeWeights[i] ?? 0, right.codeWeights[j] ?? 0);
      break;
    }
  }
  const apart = matches < a.length && matches < b.length;
  if (shared >= 0.7 * frequencies.enough) return apart ? 1 : 0;
  if (matches === 0) return 5;
  return apart ? 4 : 2;
}

/** A model code may carry the letters of a colour or a country behind it. */
function isSameCode(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 5 && long.startsWith(short) && !/^\d/.test(long.slice(short.length));
}

/** "Schmidt Ltd" and "Schmidt PLC" may be two companies on purpose; "Schmidt" may be either. */
const isOtherForm = (left: Name, right: Name) => compareForms(left, right) === 2;

/** "Ltd" where the other has "Lrd". */
function isSlip(formed: Name, formless: Name): boolean {
  const [form = "", last = ""] = [formed.form.at(-1), formless.words.at(-1)];
  return (
    form.length > 1 &&
    formless.words.length > 1 &&
    last.length > 1 &&
    editDistance(form, last, 1) < 2
  );
}

/** Levels in the order of the key "legal form". */
export function compareForms(left: Name, right: Name): number {
  if (!left.legal && !right.legal) return ABSENT;
  if (!left.legal || !right.legal) return isSlip(left, right) || isSlip(right, left) ? 0 : ABSENT;
  if (left.legal === right.legal) return 0;
  return areLikeForms(left.legal, right.legal) ? 1 : 2;
}
