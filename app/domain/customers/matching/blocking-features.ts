import { STOP_WORDS } from "./common-words.ts";
import { isUnspaced } from "./fold-text.ts";
import type { Party } from "./party.ts";

/** One feature is enough to bring two parties together for a closer look; none of them decides. */
export function blockingFeatures(party: Party): string[] {
  const features = new Set<string>();
  const { name, address, phone, domain, duns, lei, vat } = party;
  const words = name.words.filter((word) => !STOP_WORDS.has(word));
  for (const word of [...words, ...name.aside]) {
    features.add(`w:${word}`);
    for (const gram of grams(word)) features.add(`g:${gram}`);
  }
  for (const code of name.codes) {
    features.add(`w:${code}`);
    if (code.length > 4) for (const gram of grams(code)) features.add(`g:${gram}`);
  }
  const ordered = [...words, ...name.codes].sort();
  for (let at = 0; at + 1 < ordered.length; at += 1)
    features.add(`2:${ordered[at]} ${ordered[at + 1]}`);
  if (words.length > 0) features.add(`n:${words.join("").slice(0, 7)}`);
  if (name.initials && name.initials.length > 2) features.add(`i:${name.initials}`);
  if (words.length === 1 && (words[0]?.length ?? 0) < 8) features.add(`i:${words[0]}`);
  if (address) {
    for (const word of address.street) {
      features.add(`a:${address.number ?? ""} ${word}`);
      if (address.number) features.add(`s:${word} ${words[0] ?? ""}`);
    }
  }
  if (phone) features.add(`p:${phone.slice(-9)}`);
  if (domain) features.add(`d:${domain}`);
  for (const [scheme, value] of Object.entries({ duns, lei, vat }))
    if (value) features.add(`${scheme}:${value}`);
  return [...features];
}

/** Features that a slip of the keyboard cannot spoil all at once; pairs of signs in scripts without spaces. */
function grams(word: string): string[] {
  const size = isUnspaced(word) ? 2 : 3;
  const framed = size === 2 ? word : `^${word}$`;
  const found: string[] = [];
  for (let at = 0; at + size <= framed.length; at += 1) found.push(framed.slice(at, at + size));
  return found;
}

/** What a feature of this kind is worth beside its rarity: a piece of a word is worth less than a telephone number. */
export const featureWorth = (feature: string): number => {
  const kind = feature[0];
  return kind === "g" ? 0.35 : kind === "w" || kind === "n" || kind === "2" ? 1 : 1.5;
};
