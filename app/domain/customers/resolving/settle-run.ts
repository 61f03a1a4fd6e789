import { setImmediate as breathe } from "node:timers/promises";

import {
  compareParties,
  type Near,
  type ReadyParty,
  readyParty,
} from "../matching/compare-parties.ts";
import type { Party } from "../matching/party.ts";
import { contradict, judge, type Link, type Numbers, numbersIn } from "./judge-party.ts";
import type { KeyColumns } from "./key-columns.ts";
import { sharingAmong } from "./key-index.ts";
import { leastShared } from "./party-keys.ts";
import { among } from "./rarity.ts";
import { type MatchRule, scoreOf } from "./rule.ts";

/** A party that is new to the vendor, with the customers that it may be. */
export type Newcomer = { party: Party; links: readonly Link[] };

type Proof = { probability: number; levels: number[] };

export type Settled = {
  /** Parties with the same group are one customer. */
  group: number;
  /** The customer that the group already is; null for a new one. */
  customerId: string | null;
  /** The strongest thing that put it there; null for the one a new customer begins with. */
  proof: Proof | null;
  /** What else it may be, for a person to decide: a customer that is known or another group's. */
  proposals: (Proof & { customerId: string | null; group: number })[];
};

type Edge = Proof & { from: number; to: number; customerId: string | null; automatic: boolean };

/** As many of each side are looked at before two groups become one. */
const WITNESSES = 6;

/** Two parties this unlikely to be one keep their groups apart, whatever stands between them. */
const CONTRADICTION = 0.001;

/**
 * Settles all parties of a run together, the surest link first, whoever came first in the file: parties with
 * customers, and parties with each other. Two known customers never become one here, nor do two groups that hold
 * different numbers of one authority. The newcomers stand in an order that their words decide.
 */
export async function settleRun(
  newcomers: readonly Newcomer[],
  keys: KeyColumns,
  numbersOf: (customerId: string) => Numbers | undefined,
  { rule, near }: { rule: MatchRule; near: Near },
): Promise<Settled[]> {
  const local = among(
    near,
    newcomers.map(({ party }) => party),
  );
  const ready = readied(newcomers, near);
  const compare = (a: number, b: number) => compareParties(ready(a), ready(b), local);
  const chance = (levels: readonly number[]) => 1 / (1 + Math.exp(-scoreOf(levels, rule.weights)));
  const within = await edgesWithin(newcomers, keys, compare, chance, rule);
  const edges = [...edgesToCustomers(newcomers), ...within];
  edges.sort(bySurety);

  const groups = new Groups(newcomers, numbersOf, (a, b) => chance(compare(a, b)) < CONTRADICTION);
  for (const edge of edges) if (edge.automatic) groups.join(edge);

  const proofs = new Map<number, Proof>();
  for (const edge of edges) {
    if (!edge.automatic) continue;
    const { from, to, customerId } = edge;
    const group = groups.of(from);
    const inside = customerId === null ? group === groups.of(to) : group.customerId === customerId;
    if (!inside) continue;
    if (!proofs.has(from)) proofs.set(from, edge);
    if (customerId === null && !proofs.has(to)) proofs.set(to, edge);
  }
  const settled = newcomers.map((_, place): Settled => {
    const { first, customerId } = groups.of(place);
    const begins = customerId === null && first === place;
    return {
      group: first,
      customerId,
      proof: begins ? null : (proofs.get(place) ?? null),
      proposals: [],
    };
  });
  propose(settled, edges);
  return settled;
}

const edgesToCustomers = (newcomers: readonly Newcomer[]): Edge[] =>
  newcomers.flatMap(({ links }, from) =>
    links
      .filter(({ verdict }) => verdict !== "none")
      .map(({ customerId, probability, levels, verdict }) => ({
        ...{ from, to: -1, customerId, probability, levels, automatic: verdict === "automatic" },
      })),
  );

/** As many are kept ready: one is compared with its few likes one after the other. */
const MOST_READY = 100;

function readied(newcomers: readonly Newcomer[], near: Near) {
  const kept = new Map<number, ReadyParty>();
  return (place: number): ReadyParty => {
    const known = kept.get(place);
    if (known) return known;
    const newcomer = newcomers[place];
    if (!newcomer) throw new Error("A pair names nobody");
    if (kept.size >= MOST_READY) kept.clear();
    const ready = readyParty(newcomer.party, near.words);
    kept.set(place, ready);
    return ready;
  };
}

/** So many are compared before others have their turn. */
const STRETCH = 250;

async function edgesWithin(
  newcomers: readonly Newcomer[],
  keys: KeyColumns,
  compare: (a: number, b: number) => number[],
  chance: (levels: readonly number[]) => number,
  rule: MatchRule,
): Promise<Edge[]> {
  if (newcomers.length < 2) return [];
  const sharing = sharingAmong(keys);
  const seen = new Set<number>();
  const edges: Edge[] = [];
  for (const [place, { party }] of newcomers.entries()) {
    if (place % STRETCH === STRETCH - 1) await breathe();
    for (const other of sharing.closest(place, leastShared(party), place)) {
      const [to, from] = place < other ? [place, other] : [other, place];
      const pair = from * newcomers.length + to;
      if (seen.has(pair)) continue;
      seen.add(pair);
      const levels = compare(to, from);
      const probability = chance(levels);
      const { verdict } = judge(probability, levels, rule);
      if (verdict === "none") continue;
      const automatic = verdict === "automatic";
      edges.push({ from, to, customerId: null, probability, levels, automatic });
    }
  }
  return edges;
}

const bySurety = (a: Edge, b: Edge) =>
  b.probability - a.probability || a.from - b.from || a.to - b.to || (named(a) < named(b) ? -1 : 1);

const named = ({ customerId }: Edge) => customerId ?? "";

type Group = { first: number; members: number[]; customerId: string | null; numbers: Numbers };

class Groups {
  private readonly byPlace: Group[];
  private readonly byCustomer = new Map<string, Group>();

  constructor(
    newcomers: readonly Newcomer[],
    private readonly numbersOf: (customerId: string) => Numbers | undefined,
    private readonly areStrangers: (a: number, b: number) => boolean,
  ) {
    this.byPlace = newcomers.map(({ party }, place) => ({
      ...{ first: place, members: [place], customerId: null, numbers: numbersIn(party) },
    }));
  }

  of(place: number): Group {
    const group = this.byPlace[place];
    if (!group) throw new Error("Everybody has a group");
    return group;
  }

  /** Makes one group of both ends of an edge, unless anything speaks against it. */
  join({ from, to, customerId }: Edge): void {
    const one = this.of(from);
    const other = customerId === null ? this.of(to) : this.groupOf(customerId);
    if (one === other || (one.customerId !== null && other.customerId !== null)) return;
    if (contradict(one.numbers, other.numbers)) return;
    const strangers = one.members
      .slice(0, WITNESSES)
      .some((a) => other.members.slice(0, WITNESSES).some((b) => this.areStrangers(a, b)));
    if (strangers) return;
    const [large, small] = one.members.length < other.members.length ? [other, one] : [one, other];
    large.customerId ??= small.customerId;
    large.first = Math.min(large.first, small.first);
    large.members.push(...small.members);
    large.numbers = {
      duns: [...large.numbers.duns, ...small.numbers.duns],
      lei: [...large.numbers.lei, ...small.numbers.lei],
      vat: [...large.numbers.vat, ...small.numbers.vat],
    };
    for (const place of small.members) this.byPlace[place] = large;
    if (large.customerId !== null) this.byCustomer.set(large.customerId, large);
  }

  private groupOf(customerId: string): Group {
    const known = this.byCustomer.get(customerId);
    if (known) return known;
    const numbers = this.numbersOf(customerId) ?? { duns: [], lei: [], vat: [] };
    const group = { first: Number.POSITIVE_INFINITY, members: [], customerId, numbers };
    this.byCustomer.set(customerId, group);
    return group;
  }
}

/** What was not sure, or was kept apart: once for a party and what it may be. */
function propose(settled: readonly Settled[], edges: readonly Edge[]): void {
  const seen = new Set<string>();
  for (const { from, to, customerId, probability, levels } of edges) {
    const [one, other] = [settled[from], settled[to]];
    if (!one) continue;
    if (customerId !== null) {
      if (one.customerId !== customerId && !seen.has(`${from} ${customerId}`)) {
        seen.add(`${from} ${customerId}`);
        one.proposals.push({ customerId, group: -1, probability, levels });
      }
      continue;
    }
    if (!other || one.group === other.group) continue;
    // The one that is new to the vendor asks; of two that are, the one whose words come later.
    const [asks, place, asked] = one.customerId === null ? [one, from, other] : [other, to, one];
    const mark = `${place} ${asked.customerId ?? asked.group}`;
    if (
      asks.customerId !== null ||
      (asks.customerId === asked.customerId && asks.group === asked.group) ||
      seen.has(mark)
    )
      continue;
    seen.add(mark);
    asks.proposals.push({ customerId: asked.customerId, group: asked.group, probability, levels });
  }
}
