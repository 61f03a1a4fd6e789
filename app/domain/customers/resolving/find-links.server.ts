import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Near, ReadyParty } from "../matching/compare-parties.ts";
import { readTaxNumber } from "../matching/read-identifiers.ts";
import type { Identifier } from "../resolve.ts";
import { type Found, selectCandidates, selectNumbers } from "./candidate.store.server.ts";
import { judgeParty, type Link, type Numbers } from "./judge-party.ts";
import type { PartyKey } from "./party-keys.ts";
import { readyWords } from "./read-words.ts";
import type { MatchRule } from "./rule.ts";

/** A party that may be known under another wording. */
export type Sought = {
  party: ReadyParty;
  keys: readonly PartyKey[];
  identifiers: readonly Identifier[];
  /** A party that is known already is not compared with itself. */
  partyId?: string;
};

export type Links = {
  /** Of each party, in the order asked, the customers it may be. */
  links: Link[][];
  numbers: ReadonlyMap<string, Numbers>;
};

/** Parties that are looked for in one statement. */
const BATCH = 400;

type Beforehand = {
  /** What the first batch may be, where that was asked for already. */
  first?: Promise<Found[]> | undefined;
  /** Customers whose numbers are wanted whether they are found or not. */
  former?: readonly string[];
};

/**
 * The customers that each of the parties may be. While one batch is weighed, the database looks for the next.
 */
export async function findLinks(
  tx: ScopedTx,
  sought: readonly Sought[],
  rule: MatchRule,
  near: Near,
  { first, former = [] }: Beforehand = {},
): Promise<Links> {
  const links: Link[][] = [];
  const numbers = new Map<string, Numbers>();
  const read = new Map<string, ReadyParty>();
  const batch = (from: number) => sought.slice(from, from + BATCH);
  let coming = first ?? selectCandidates(tx, batch(0));
  for (let from = 0; from < sought.length; from += BATCH) {
    const found = await coming;
    const candidates = found.map(({ wording }) => wording.customerId);
    const customers = [...new Set(from === 0 ? [...former, ...candidates] : candidates)];
    const unknown = customers.filter((id) => !numbers.has(id));
    const holding = unknown.length > 0 ? selectNumbers(tx, unknown) : Promise.resolve([]);
    const next = batch(from + BATCH);
    if (next.length > 0) coming = selectCandidates(tx, next);
    for (const id of unknown) numbers.set(id, { duns: [], lei: [], vat: [] });
    for (const { customerId, scheme, value } of await holding) {
      const held = numbers.get(customerId);
      const read = scheme === "vat" ? readTaxNumber(value, null) : value;
      if (held && read) numbers.set(customerId, { ...held, [scheme]: [...held[scheme], read] });
    }
    links.push(...weigh(batch(from), found, { read, numbers, rule, near }));
  }
  return { links, numbers };
}

type Known = {
  /** Parties that were read for an earlier batch. */
  read: Map<string, ReadyParty>;
  numbers: ReadonlyMap<string, Numbers>;
  rule: MatchRule;
  near: Near;
};

/** As many are kept read: a large file meets the same parties again. */
const MOST_READ = 20_000;

function weigh(
  sought: readonly Sought[],
  found: readonly Found[],
  { read, numbers, rule, near }: Known,
): Link[][] {
  if (read.size > MOST_READ) read.clear();
  const wordings = sought.map((): { customerId: string; party: ReadyParty }[] => []);
  for (const { n, wording } of found) {
    const { partyId, customerId } = wording;
    if (partyId !== null && partyId === sought[n]?.partyId) continue;
    const known = partyId === null ? undefined : read.get(partyId);
    const party = known ?? readyWords(wording, near.words);
    if (partyId !== null) read.set(partyId, party);
    wordings[n]?.push({ customerId, party });
  }
  return sought.map(({ party }, n) =>
    judgeParty(party, wordings[n] ?? [], (id) => numbers.get(id), rule, near),
  );
}
