import { setImmediate as breathe } from "node:timers/promises";

import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { keysOf } from "../normalise.ts";
import type { CompanyWords } from "../party.schema.ts";
import { type FoundParty, insertResolved, type NewRows } from "../party.store.server.ts";
import type { Identifier } from "../resolve.ts";
import { evidenceOf } from "./evidence.ts";
import { type Formerly, STAYED } from "./former-customer.ts";
import { methodOf } from "./judge-party.ts";
import { insertProposals } from "./proposal.store.server.ts";
import type { MatchRule } from "./rule.ts";
import type { Settled } from "./settle-run.ts";

type Kept = {
  source: { partnerId: string | null };
  sought: readonly {
    print: string;
    /** Its place in the list as it was given. */
    turn: number;
    words: CompanyWords;
    identifiers: readonly Identifier[];
    formerly?: Formerly | undefined;
  }[];
  /** Of those that are sought, in their order. */
  partyIds: readonly string[];
  settled: readonly Settled[];
  rule: MatchRule;
  at: Date;
};

/** Parties whose rows are made and written at once: all of a large run would take as much memory again. */
const SLICE = 400;

/** Writes parties, the customers they begin, what these are known by, and what a person is asked. */
export async function keepSettled(tx: ScopedTx, kept: Kept): Promise<FoundParty[]> {
  const { sought, partyIds, settled, rule, at } = kept;
  const customerOf = customersOf(kept);
  const held = new Set<string>();
  const parties: FoundParty[] = [];
  let writing: Promise<unknown> = Promise.resolve();
  // A new customer begins with the first of its parties, so it is written before any other that names it.
  for (let from = 0; from < sought.length; from += SLICE) {
    const rows: NewRows = { customers: [], identifiers: [], parties: [] };
    for (let place = from; place < Math.min(from + SLICE, sought.length); place += 1) {
      parties.push(addRows(rows, kept, place, customerOf, held));
    }
    await writing;
    writing = insertResolved(tx, rows, { ruleVersion: rule.version, at });
    writing.catch(() => undefined);
    if (from + SLICE < sought.length) await breathe();
  }
  const proposals = settled.flatMap((found, place) =>
    found.proposals.map(({ customerId, group, probability, levels }) => ({
      ...{ id: newId(), partyId: partyIds[place] ?? "", score: probability },
      ...{ customerId: customerOf(group, customerId), ruleVersion: rule.version, createdAt: at },
      evidence: evidenceOf(levels, rule.weights, probability),
    })),
  );
  await Promise.all([writing, insertProposals(tx, proposals)]);
  return parties;
}

/** The customer of a group, which gets an id if it is new: what came first has the lower one. */
function customersOf({ sought, settled }: Kept) {
  const begun = new Map<number, string>();
  const customerOf = (group: number, customerId: string | null) => {
    const known = customerId ?? begun.get(group);
    if (known) return known;
    const fresh = newId();
    begun.set(group, fresh);
    return fresh;
  };
  for (const place of [...sought.keys()].sort((a, b) => turnOf(sought, a) - turnOf(sought, b))) {
    const found = settled[place];
    if (found) customerOf(found.group, found.customerId);
  }
  return customerOf;
}

function addRows(
  rows: NewRows,
  { source, sought, partyIds, settled, rule }: Kept,
  place: number,
  customerOf: ReturnType<typeof customersOf>,
  held: Set<string>,
): FoundParty {
  const [found, one, id] = [settled[place], sought[place], partyIds[place]];
  if (!found || !one || !id) throw new Error("Every party is settled");
  const { print: fingerprint, words, identifiers, formerly } = one;
  const customerId = customerOf(found.group, found.customerId);
  if (!found.proof && found.customerId === null) {
    const { name, street, postcode, city, country } = words;
    rows.customers.push({ id: customerId, name, street, postcode, city, country });
  }
  for (const identifier of identifiers) {
    const mark = `${identifier.scheme}:${identifier.value}`;
    if (!held.has(mark)) rows.identifiers.push({ ...identifier, id: newId(), customerId });
    held.add(mark);
  }
  const resolved = resolution(found, formerly, rule);
  rows.parties.push({
    ...words,
    ...keysOf(words),
    ...{ id, partnerId: source.partnerId, fingerprint, customerId, ...resolved },
  });
  return { id, fingerprint, customerId, method: resolved.method };
}

/** How the party came to its customer, and what said so. */
function resolution(
  { proof }: Settled,
  formerly: Formerly | undefined,
  rule: MatchRule,
): Pick<NewRows["parties"][number], "method" | "score" | "evidence"> {
  if (!proof) return { method: "new_customer", score: 0, evidence: [] };
  if (proof.levels === STAYED) {
    const evidence = [{ key: "external id", value: formerly?.externalId ?? "", weight: 1 }];
    return { method: "identifier", score: 1, evidence };
  }
  const { levels, probability: score } = proof;
  return { method: methodOf(levels), score, evidence: evidenceOf(levels, rule.weights, score) };
}

const turnOf = (sought: Kept["sought"], place: number) => sought[place]?.turn ?? 0;
