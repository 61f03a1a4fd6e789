/** Random choices that come out the same on every machine: each name is a stream of its own. */
export type Random = {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Mostly those with a large weight. */
  weighted<T>(list: readonly T[], weightOf: (item: T) => number): T;
  /** The same from lots that were made before: for lists that are drawn from over and over. */
  draw<T>(lots: Lots<T>): T;
  /** So many different ones, in a random order; all of them where there are no more. */
  some<T>(list: readonly T[], count: number): T[];
};

/** Items with the running sum of their weights. */
export type Lots<T> = { items: readonly T[]; sums: readonly number[] };

export function lotsOf<T>(items: readonly T[], weightOf: (item: T) => number): Lots<T> {
  let sum = 0;
  const sums = items.map((item) => {
    sum += weightOf(item);
    return sum;
  });
  return { items, sums };
}

/** The first place whose sum is beyond the value. */
function placeOf(sums: readonly number[], value: number): number {
  let [from, to] = [0, sums.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sums[middle] ?? 0) > value) to = middle;
    else from = middle + 1;
  }
  return from;
}

export function randomFrom(name: string): Random {
  const next = mulberry(hash(name));
  const below = (count: number) => Math.floor(next() * count);
  const at = <T>(list: readonly T[], place: number): T => {
    const item = list[place];
    if (item === undefined) throw new Error(`Nothing to choose from for ${name}`);
    return item;
  };
  return {
    between: (from, to) => from + below(to - from + 1),
    chance: (probability) => next() < probability,
    pick: (list) => at(list, below(list.length)),
    weighted(list, weightOf) {
      const total = list.reduce((sum, item) => sum + weightOf(item), 0);
      let left = next() * total;
      const place = list.findIndex((item) => {
        left -= weightOf(item);
        return left < 0;
      });
      return at(list, place < 0 ? list.length - 1 : place);
    },
    draw: ({ items, sums }) => at(items, placeOf(sums, next() * (sums.at(-1) ?? 0))),
    some(list, count) {
      const rest = [...list];
      const chosen = [];
      while (chosen.length < count && rest.length > 0) {
        chosen.push(...rest.splice(below(rest.length), 1));
      }
      return chosen;
    },
  };
}

/** FNV-1a: small, and spreads names that differ in one letter. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const sign of text) {
    value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
