import {
  compareCodes,
  compareForms,
  compareNames,
  type WeighedName,
  weighName,
} from "./compare-names.ts";
import {
  compareAddresses,
  compareCities,
  compareDomains,
  comparePhones,
  comparePostcodes,
  placeOf,
} from "./compare-places.ts";
import { ABSENT, KEYS, NAME_LEVELS } from "./keys.ts";
import type { Party } from "./party.ts";
import { Frequencies } from "./word-frequencies.ts";

export type ReadyParty = Party & { weighed: WeighedName };

/** How common each word, address, city and contact is where two parties are compared. */
export type Near = {
  words: Frequencies;
  places: Frequencies;
  cities: Frequencies;
  postcodes: Frequencies;
  contacts: Frequencies;
  parties: number;
};

/** How often each word, number, address, city and contact stands in the lists at hand. */
export class Surroundings implements Near {
  readonly words = new Frequencies();
  readonly places = new Frequencies();
  readonly cities = new Frequencies();
  readonly postcodes = new Frequencies();
  readonly contacts = new Frequencies();
  readonly parties: number;

  constructor(parties: readonly Party[]) {
    this.parties = parties.length;
    for (const party of parties) {
      const { name, address, city, postcode, phone, domain } = party;
      this.words.add([...name.words, ...name.codes, ...name.aside]);
      const place = address && placeOf(address);
      this.places.add(place ? [place] : []);
      this.cities.add([city.join(" ")]);
      this.postcodes.add(postcode ? [postcode] : []);
      this.contacts.add([phone, domain].filter((value) => value !== null));
    }
  }

  ready(party: Party): ReadyParty {
    return readyParty(party, this.words);
  }
}

/** A party with the weight of each word of its name. */
export const readyParty = (party: Party, words: Frequencies): ReadyParty => ({
  ...party,
  weighed: weighName(party.name, party.city, words),
});

const both = <Value>(
  left: Value | null,
  right: Value | null,
  compare: (left: Value, right: Value) => number,
): number => (left === null || right === null ? ABSENT : compare(left, right));

const equal = (left: string, right: string) => (left === right ? 0 : 1);

/** A company has a tax number in every country where it trades; two of one country contradict each other. */
const taxNumbers = (left: string, right: string) =>
  left === right ? 0 : left.slice(0, 2) === right.slice(0, 2) ? 1 : ABSENT;

/** One level per key, in the order of KEYS. */
export function compareParties(left: ReadyParty, right: ReadyParty, near: Near): number[] {
  const name = compareNames(left.weighed, right.weighed, near.words);
  return [
    name,
    compareCodes(left.weighed, right.weighed, near.words),
    name === NAME_LEVELS.otherForm ? ABSENT : compareForms(left.name, right.name),
    ...comparePlaces(left, right, near),
    both(left.phone, right.phone, (a, b) => comparePhones(a, b, near.contacts)),
    both(left.domain, right.domain, (a, b) => compareDomains(a, b, near.contacts)),
    both(left.duns, right.duns, equal),
    both(left.lei, right.lei, equal),
    both(left.vat, right.vat, taxNumbers),
  ];
}

/**
 * Address, city, postcode, region and country. The same house is in the same city, and the same postcode too: what
 * follows from a finer agreement is not counted again, while what contradicts it is.
 */
function comparePlaces(left: ReadyParty, right: ReadyParty, near: Near): number[] {
  const levels = [
    both(left.address, right.address, (a, b) => compareAddresses(a, b, near.places)),
    both(left.postcode, right.postcode, (a, b) => comparePostcodes(a, b, near.postcodes)),
    compareCities(left.city, right.city, near.cities, near.parties),
    both(left.region, right.region, equal),
    both(left.country, right.country, equal),
  ];
  const settled = [SAME_HOUSE, 1, 1, 0, 0];
  let finer = false;
  return levels.map((level, at) => {
    const agrees = level <= (settled[at] ?? 0);
    const counted = finer && agrees ? ABSENT : level;
    finer ||= agrees;
    return counted;
  });
}

/** The address levels that name the same number in the same street. */
const SAME_HOUSE = 2;

/** The levels in words, strongest agreement first to last. */
export const levelWords = (key: number, level: number): string =>
  KEYS[key]?.levels[level]?.words ?? "";
