import { setImmediate as breathe } from "node:timers/promises";

import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type Near, readyParty } from "../matching/compare-parties.ts";
import type { Party } from "../matching/party.ts";
import { readTaxNumber } from "../matching/read-identifiers.ts";
import type { Identifier } from "../resolve.ts";
import { type Found, selectNumbers } from "./candidate.store.server.ts";
import { judgeParty, type Link, type Numbers } from "./judge-party.ts";
import type { KeyColumns } from "./key-columns.ts";
import { type Candidates, lookForFew, lookForMany } from "./look-for.server.ts";
import type { MatchRule } from "./rule.ts";

/** A party that may be known under another wording. */
export type Sought = {
  party: Party;
  /** How much another has to share with it. */
  least: number;
  identifiers: readonly Identifier[];
  /** A party that is known already is not compared with itself. */
  partyId?: string;
};

export type Links = {
  /** Of each party, in the order asked, the customers it may be. */
  links: Link[][];
  /** Only of customers that hold any. */
  numbers: ReadonlyMap<string, Numbers>;
};

/** From so many on it is quicker to look every key up once for all of them. */
const MANY = 1_000;

export type Weighing = { rule: MatchRule; near: Near };

type Beforehand = {
  /** What the few may be, where that was asked for already. */
  first?: Promise<Found[]> | undefined;
  /** Customers whose numbers are wanted whether they are found or not. */
  former?: readonly string[];
  /** How many are many, for a test. */
  many?: number;
};

/**
 * The customers that each of the parties may be. While one batch is weighed, the database looks for the next.
 */
export async function findLinks(
  tx: ScopedTx,
  sought: readonly Sought[],
  keys: KeyColumns,
  { rule, near }: Weighing,
  { first, former = [], many = MANY }: Beforehand = {},
): Promise<Links> {
  const links: Link[][] = [];
  const numbers = new Map<string, Numbers>();
  const { batch, look } = await (sought.length < many
    ? lookForFew(tx, sought, keys, { near, first })
    : lookForMany(tx, sought, keys, near));
  let coming = look(0);
  for (let from = 0; from < sought.length; from += batch) {
    const found = await coming;
    const candidates = found.flatMap((each) => each.map(({ customerId }) => customerId));
    const customers = [...new Set(from === 0 ? [...former, ...candidates] : candidates)];
    const unknown = customers.filter((id) => !numbers.has(id));
    const holding = unknown.length > 0 ? selectNumbers(tx, unknown) : Promise.resolve([]);
    if (from + batch < sought.length) {
      coming = look(from + batch);
      // What is asked for leaves when nothing else is to be done.
      await breathe();
    }
    for (const { customerId, scheme, value } of await holding) {
      const held = numbers.get(customerId) ?? NONE;
      const read = scheme === "vat" ? readTaxNumber(value, null) : value;
      if (read) numbers.set(customerId, { ...held, [scheme]: [...held[scheme], read] });
    }
    links.push(...weigh(sought.slice(from, from + batch), found, { numbers, rule, near }));
  }
  return { links, numbers };
}

const NONE: Numbers = { duns: [], lei: [], vat: [] };

type Known = { numbers: ReadonlyMap<string, Numbers>; rule: MatchRule; near: Near };

const weigh = (sought: readonly Sought[], found: Candidates, { numbers, rule, near }: Known) =>
  sought.map(({ party, partyId }, n) => {
    const others = (found[n] ?? []).filter((each) => !partyId || each.partyId !== partyId);
    const links = judgeParty(
      readyParty(party, near.words),
      others,
      (id) => numbers.get(id),
      rule,
      near,
    );
    // Nobody asks after those that are not meant, except how near the nearest came.
    return links.filter(({ verdict }, place) => place === 0 || verdict !== "none");
  });
