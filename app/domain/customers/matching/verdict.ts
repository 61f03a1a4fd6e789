import { ABSENT, KEYS, type KeyName, NAME_LEVELS } from "./keys.ts";

export type Verdict = "automatic" | "workbench";

/** At this probability a match needs nobody; down to the other a person looks at it. */
export const AUTOMATIC = 0.99;
export const WORKBENCH = 0.5;

const at = (name: KeyName) => KEYS.findIndex((key) => key.name === name);

const NAME = at("name");
const PHONE = at("phone");
const DOMAIN = at("domain");
const NUMBERS = [at("DUNS number"), at("LEI"), at("tax number")];

/** From the finest to the coarsest, with the level from which the two are in different places. */
const PLACES = [
  { key: at("address"), from: 4 },
  { key: at("postcode"), from: 3 },
  { key: at("city"), from: 3 },
  { key: at("region"), from: 1 },
  { key: at("country"), from: 1 },
];

/**
 * A match tells one source about another, so two things hold whatever the probability: names with little in common
 * and places that speak against each other are a person's to decide, unless a number or a contact speaks for them.
 */
export function verdictOn(
  probability: number,
  levels: readonly number[],
  automatic = AUTOMATIC,
): { verdict: Verdict; heldBack: string | null } {
  const level = (key: number) => levels[key] ?? ABSENT;
  const heldBack = reason(level);
  if (probability < automatic) return { verdict: "workbench", heldBack: null };
  return { verdict: heldBack ? "workbench" : "automatic", heldBack };
}

function reason(level: (key: number) => number): string | null {
  if (NUMBERS.some((key) => level(key) === 0)) return null;
  if (level(NAME) === NAME_LEVELS.different) return "the names have nothing in common";
  if (level(NAME) === NAME_LEVELS.partly) return "the names agree in part only";
  const place = PLACES.find(({ key }) => level(key) !== ABSENT);
  const apart = place !== undefined && level(place.key) >= place.from;
  const reached = level(PHONE) < 3 || level(DOMAIN) < 2;
  return apart && !reached ? "the places differ" : null;
}
