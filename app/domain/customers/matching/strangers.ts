import { type Compared, compareAll } from "./compare-all.ts";
import { compareParties, type ReadyParty, type Surroundings } from "./compare-parties.ts";
import { findCandidates } from "./find-candidates.ts";
import { ABSENT, KEYS, type KeyName, NAME_LEVELS } from "./keys.ts";

/** How many parties of a list are asked who resembles them. */
const ASKED = 4_000;

export type Strangers = {
  compared: Compared;
  /** The share of parties that the list seems to have a second time. */
  repeated: number;
};

/**
 * A list that has each party once is full of pairs known to be two parties: here is what they look like when they
 * resemble each other. Asked are some, of the whole list, or namesakes would be rarer than they are.
 */
export function strangersIn(list: readonly ReadyParty[], near: Surroundings): Strangers {
  const step = Math.max(1, Math.ceil(list.length / ASKED));
  const asked = list.filter((_, place) => place % step === 0);
  const found = findCandidates(asked, list);
  const others = [...found.left.keys()].filter(
    (pair) => asked[found.left[pair] ?? 0] !== list[found.right[pair] ?? 0],
  );
  const pairs = {
    left: Int32Array.from(others, (pair) => found.left[pair] ?? 0),
    right: Int32Array.from(others, (pair) => found.right[pair] ?? 0),
  };
  const compared = compareAll(pairs, (a, b) => {
    const [one, other] = [asked[a], list[b]];
    if (!one || !other) throw new Error("A pair names a row that is not there");
    return compareParties(one, other, near);
  });
  const again = new Set<number>();
  for (let pair = 0; pair < compared.pairs; pair += 1)
    if (seemsRepeated(compared.levels, pair * KEYS.length)) again.add(pairs.left[pair] ?? 0);
  return { compared, repeated: asked.length === 0 ? 0 : again.size / asked.length };
}

const at = (name: KeyName) => KEYS.findIndex((key) => key.name === name);
const [NAME, NUMBER] = [at("name"), at("number")];
const TELLING = [at("address"), at("phone"), at("DUNS number"), at("LEI"), at("tax number")];

/** The same name with the same house or telephone. A name alone may be a namesake's. */
function seemsRepeated(levels: Uint8Array, from: number): boolean {
  const level = (key: number) => levels[from + key] ?? ABSENT;
  const numbered = level(NUMBER) === ABSENT || level(NUMBER) < 3;
  return (
    level(NAME) <= NAME_LEVELS.sameUsual && numbered && TELLING.some((key) => level(key) === 0)
  );
}
