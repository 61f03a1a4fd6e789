import { STOP_WORDS } from "../matching/common-words.ts";
import { isUnspaced } from "../matching/fold-text.ts";
import type { Party } from "../matching/party.ts";

/** Something that a party may be found by, among all that a vendor knows. */
export type PartyKey = {
  hash: number;
  /** How much sharing it says, beside how few share it. */
  worth: number;
  /** Of a key that singles out, as many as are looked at are taken; another that more share is skipped. */
  strong: boolean;
};

/** Who shares less than this with a party, such as a single word that thirty have, is not looked at. */
const LEAST_SHARED = 3_000;

/** Of two that both say where they are and how they are reached, much more is the same if they are one. */
const LEAST_OF_WELL_KNOWN = 7_000;

/** How much another has to share with this party to be looked at, as WORTH counts it. */
export const leastShared = ({ address, postcode, phone, domain }: Party): number =>
  (address?.number || postcode) && (phone || domain) ? LEAST_OF_WELL_KNOWN : LEAST_SHARED;

/** Of a long name, so many words. */
const MOST_WORDS = 4;

/**
 * What finds a party again although its words were changed: numbers and contacts, its name in full, its words, alone
 * and with its place, both ends of its name and its consonants, which one slip does not spoil all at once, its house.
 */
export function partyKeys(party: Party): PartyKey[] {
  const keys = new Map<number, PartyKey>();
  const add = (text: string, worth: number, strong = false) => {
    const hash = hashOf(text);
    if (!keys.has(hash)) keys.set(hash, { hash, worth, strong });
  };
  const { name, address, phone, domain, duns, lei, vat, postcode } = party;
  for (const [scheme, value] of Object.entries({ duns, lei, vat }))
    if (value) add(`${scheme}:${value}`, 3, true);
  if (domain) add(`d:${domain}`, 2, true);
  if (phone) add(`p:${phone.slice(-9)}`, 2, true);

  const spoken = name.words.filter((word) => !STOP_WORDS.has(word));
  const words = spoken.length > 0 ? spoken : name.words;
  const first = words[0] ?? "";
  const city = party.city.join("");
  const said = [...words, ...name.codes];
  add(`n:${[...said].sort().join(" ")}`, 1.5, true);
  for (const word of said.slice(0, MOST_WORDS)) {
    add(`w:${word}`, 1);
    if (city) add(`l:${word} ${city}`, 1.2);
  }
  for (const word of name.aside.slice(0, 1)) add(`w:${word}`, 1);
  addPieces(words, add);
  if (name.initials && name.initials.length > 2) add(`i:${name.initials}`, 1);
  if (words.length === 1 && first.length > 2 && first.length < 8) add(`i:${first}`, 1);

  if (postcode) add(`z:${postcode} ${first.slice(0, 3)}`, 1.2);
  if (address?.number)
    for (const word of address.street.slice(0, 2)) add(`a:${address.number} ${word}`, 1.5);
  return [...keys.values()];
}

/** Parts of the name that outlive a slip elsewhere in it. */
function addPieces(words: readonly string[], add: (text: string, worth: number) => void): void {
  const whole = words.join("");
  if (isUnspaced(whole)) {
    for (let at = 0; at + 2 <= Math.min(whole.length, 7); at += 1)
      add(`g:${whole.slice(at, at + 2)}`, 0.7);
    return;
  }
  if (whole.length > 6) {
    add(`b:${whole.slice(0, 6)}`, 0.7);
    add(`e:${whole.slice(-6)}`, 0.7);
  }
  const bones = whole.replace(/(?!^)[aeiouy]/g, "").replace(/(.)\1+/g, "$1");
  if (bones.length > 2) add(`k:${bones}`, 1);
}

/** 53 bits of a text, as many as a number holds exactly. */
export function hashOf(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}
