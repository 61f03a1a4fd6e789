import { ABSENT } from "./keys.ts";
import type { Address } from "./read-address.ts";
import type { Frequencies } from "./word-frequencies.ts";
import { wordSimilarity } from "./word-similarity.ts";

/** How many parties may share a value before it stops singling one out. */
export const SEVERAL = 4;

export const placeOf = ({ number, street }: Address): string | null =>
  number ? `${number} ${street.join(" ")}` : null;

/** Levels in the order of the key "address". */
export function compareAddresses(left: Address, right: Address, places: Frequencies): number {
  const street = compareStreets(left, right);
  const sameNumber = left.number !== null && left.number === right.number;
  if (left.number === null || right.number === null) {
    if (street === "other") return 6;
    return left.number === right.number && street === "same" ? 0 : 3;
  }
  if (!sameNumber) return street === "other" ? 6 : isNear(left.number, right.number) ? 3 : 5;
  if (street === "other") return 4;
  const otherKind =
    left.kinds.length > 0 &&
    right.kinds.length > 0 &&
    !left.kinds.every((kind) => right.kinds.includes(kind)) &&
    !right.kinds.every((kind) => left.kinds.includes(kind));
  if (street === "similar" || otherKind) return 1;
  const shared = Math.max(places.count(placeOf(left) ?? ""), places.count(placeOf(right) ?? ""));
  const otherUnit = left.unit && right.unit && left.unit !== right.unit;
  return shared > SEVERAL || otherUnit ? 2 : 0;
}

/** "12" and "12a" are one house as often as two. */
const isNear = (a: string, b: string) => a.replace(/[a-z]$/, "") === b.replace(/[a-z]$/, "");

function compareStreets(left: Address, right: Address): "same" | "similar" | "other" {
  if (left.street.length === 0 || right.street.length === 0) return "other";
  const a = left.street.join("");
  const b = right.street.join("");
  if (a === b) return "same";
  const fewer = left.street.length <= right.street.length;
  const [few, many] = fewer ? [left.street, right.street] : [right.street, left.street];
  let found = 0;
  for (const word of few) {
    const best = Math.max(...many.map((other) => wordSimilarity(word, other)));
    found += best >= 0.75 ? best : 0;
  }
  if (found === few.length && few.length < many.length && many.length > 3) return "same";
  if (found >= few.length * 0.75 || wordSimilarity(a, b) >= 0.75) return "similar";
  if (wordSimilarity(left.whole, right.whole) >= 0.8) return "similar";
  return "other";
}

/** Levels in the order of the key "city". */
export function compareCities(
  left: readonly string[],
  right: readonly string[],
  cities: Frequencies,
  parties: number,
): number {
  const a = left.join(" ");
  const b = right.join(" ");
  if (!a || !b) return ABSENT;
  if (a === b) return cities.count(a) > Math.max(parties / 20, SEVERAL) ? 1 : 0;
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  const within = few.every((word) => many.some((other) => wordSimilarity(word, other) >= 0.75));
  return within ? 2 : 3;
}

/** Levels in the order of the key "postcode". */
export function comparePostcodes(left: string, right: string, postcodes: Frequencies): number {
  if (left === right) return namesFewHouses(left) && postcodes.count(left) <= SEVERAL ? 0 : 1;
  return left.slice(0, 3) === right.slice(0, 3) ? 2 : 3;
}

/**
 * British, Dutch, Canadian and Irish codes mix letters with digits and name a side of a street, as the seven digits of
 * Japan and Portugal nearly do. Five digits name a town or a quarter, in which hundreds of companies are at home.
 */
const namesFewHouses = (postcode: string) =>
  /^\d{7,}$/.test(postcode) || /\p{L}.*\d|\d.*\p{L}/u.test(postcode);

/** Levels in the order of the key "phone". */
export function comparePhones(left: string, right: string, phones: Frequencies): number {
  if (left === right || ends(left, right))
    return Math.max(phones.count(left), phones.count(right)) > SEVERAL ? 1 : 0;
  if (left.slice(-7) === right.slice(-7)) return 2;
  let wrong = left.length === right.length ? 0 : 2;
  for (let at = 0; wrong < 2 && at < left.length; at += 1) if (left[at] !== right[at]) wrong += 1;
  return wrong < 2 ? 2 : 3;
}

/** One side leaves the country out, or the area too where it is long enough to stand alone. */
const ends = (a: string, b: string) => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short.length >= 9 && long.length - short.length <= 3 && long.endsWith(short.replace(/^0/, ""))
  );
};

export const compareDomains = (left: string, right: string, domains: Frequencies): number =>
  left !== right ? 2 : domains.count(left) > SEVERAL ? 1 : 0;
