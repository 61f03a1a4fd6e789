import type { Compared } from "#app/domain/customers/matching/compare-all.ts";
import {
  compareParties,
  type ReadyParty,
  readyParty,
} from "#app/domain/customers/matching/compare-parties.ts";
import { KEYS } from "#app/domain/customers/matching/keys.ts";
import { type Party, type PartyText, readParty } from "#app/domain/customers/matching/party.ts";
import { KeyColumns } from "#app/domain/customers/resolving/key-columns.ts";
import { sharingAmong } from "#app/domain/customers/resolving/key-index.ts";
import { leastShared, partyKeys } from "#app/domain/customers/resolving/party-keys.ts";
import { among, type Counts, nearOf } from "#app/domain/customers/resolving/rarity.ts";
import { twoLists } from "./matching-world.ts";
import { seeded } from "./seeded-numbers.ts";

/** Customers that are known, parties that are reported, and which of them are one. */
export type Labelled = {
  known: readonly PartyText[];
  reported: readonly PartyText[];
  /** Of each reported party the place of its customer in `known`, if it has one. */
  truth: ReadonlyMap<number, number>;
};

type Wish = { size: number; seed: number; fields: readonly (keyof PartyText)[] };

const FORMS = ["Ltd", "Inc.", "GmbH", "AG", "S.A.", "B.V.", "LLC", "PLC"];

/**
 * Customers of a vendor and parties as partners report them, of which half are customers. Beside the slips of
 * made lists, some have moved to another city, and some are written with a legal form that is not theirs.
 */
export function labelledLists({ size, seed, fields }: Wish): Labelled {
  const { left, right, pairs } = twoLists({ size, seed, fields });
  const random = seeded(seed + 1);
  const reported = right.map((party) => {
    const changed = { ...party };
    if (random.int(30) === 0) {
      const other = right[random.int(right.length)];
      for (const field of ["address", "city", "postcode"] as const)
        if (party[field] && other?.[field]) changed[field] = other[field];
    }
    const formed = FORMS.find((form) => party.name.endsWith(` ${form}`));
    if (formed && random.int(15) === 0)
      changed.name = `${party.name.slice(0, -formed.length)}${random.pick(FORMS)}`;
    return changed;
  });
  return { known: left, reported, truth: new Map(pairs.map(([one, other]) => [other, one])) };
}

export type Read = {
  known: ReadyParty[];
  reported: ReadyParty[];
  candidates: number[][];
  near: ReturnType<typeof nearOf>;
  /** The share of reported parties with a customer that find it among their candidates. */
  recall: number;
};

/** Reads both lists as the store would, and finds for each reported party who may be meant. */
export function readLabelled({ known, reported, truth }: Labelled): Read {
  const parties = known.map(readParty);
  const asking = reported.map(readParty);
  const near = nearOf(countsOf(parties));
  const keys = new KeyColumns([...parties, ...asking].map(partyKeys));
  const sharing = sharingAmong(keys, parties.length);
  const candidates = asking.map((party, place) =>
    sharing.closest(parties.length + place, leastShared(party)),
  );
  let found = 0;
  for (const [place, customer] of truth) if (candidates[place]?.includes(customer)) found += 1;
  return {
    known: parties.map((party) => readyParty(party, near.words)),
    reported: asking.map((party) => readyParty(party, near.words)),
    ...{ candidates, near, recall: truth.size === 0 ? 1 : found / truth.size },
  };
}

/** Every candidate pair compared, with what is known of it. */
export function comparedPairs(
  { known, reported, candidates, near }: Read,
  truth: ReadonlyMap<number, number>,
): { compared: Compared; labels: Float64Array } {
  const levels: number[] = [];
  const labels: number[] = [];
  for (const [place, party] of reported.entries()) {
    const others = (candidates[place] ?? []).map((at) => ({ at, other: known[at] }));
    const local = among(near, [party, ...others.flatMap(({ other }) => other ?? [])]);
    for (const { at, other } of others) {
      if (!other) continue;
      levels.push(...compareParties(party, other, local));
      labels.push(truth.get(place) === at ? 1 : 0);
    }
  }
  return {
    compared: { pairs: levels.length / KEYS.length, levels: Uint8Array.from(levels) },
    labels: Float64Array.from(labels),
  };
}

/** As the job counts them: what fewer than this many say is rare, and left out. */
const COMMON = 5;

export function countsOf(parties: readonly Party[]): Counts {
  const words = new Map<string, number>();
  const cities = new Map<string, number>();
  const count = (counts: Map<string, number>, values: Iterable<string>) => {
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  };
  for (const { name, city } of parties) {
    count(words, new Set([...name.words, ...name.codes]));
    count(cities, [city.join(" ")].filter(Boolean));
  }
  const common = (counts: Map<string, number>) =>
    Object.fromEntries([...counts].filter(([, times]) => times >= COMMON));
  return { parties: parties.length, words: common(words), cities: common(cities) };
}
