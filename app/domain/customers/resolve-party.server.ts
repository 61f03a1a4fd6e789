import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { KEYS_VERSION, keysOf, nameKey } from "./normalise.ts";
import type { PartyWords } from "./party.schema.ts";
import {
  insertResolved,
  lockResolution,
  type NewRows,
  selectHolders,
  selectNamesakes,
  selectPartiesByFingerprint,
} from "./party.store.server.ts";
import {
  contradicts,
  type Decision,
  decide,
  fingerprint,
  type Identifier,
  identifiersIn,
  type Namesake,
  RULE_VERSION,
} from "./resolve.ts";

export type Source = {
  /** Null for the vendor's own systems. */
  partnerId: string | null;
  /** Which of those systems, where it keeps customers of its own. */
  system?: string;
};

/** The customer that a system's record meant before its words changed. */
export type Formerly = { externalId: string; customerId: string };
export type ResolvedParty = {
  partyId: string;
  customerId: string;
  method: "identifier" | "domain" | "name" | "new_customer" | "manual";
};

export async function resolveParty(tx: ScopedTx, source: Source, words: PartyWords, at: Date) {
  const [resolved] = await resolveParties(tx, source, [words], at);
  if (!resolved) throw new Error("One party in, one out");
  return resolved;
}

/**
 * Finds or makes the reported party of each wording, and the customer it means, in the order given. Needs the
 * portal's own scope: a partner's words are compared with customers that the partner may not see.
 * Wordings of one call are compared with each other as well.
 */
export async function resolveParties(
  tx: ScopedTx,
  source: Source,
  list: readonly PartyWords[],
  at: Date,
  formerly: readonly (Formerly | undefined)[] = [],
): Promise<ResolvedParty[]> {
  const from = source.system ? `system:${source.system}` : source.partnerId;
  const prints = list.map((words) => fingerprint(from, words));
  const meant = new Map(
    prints.flatMap((print, nth) => (formerly[nth] ? [[print, formerly[nth]]] : [])),
  );
  const distinct = new Map(list.map((words, index) => [prints[index] ?? "", words]));
  let known = await selectPartiesByFingerprint(tx, [...distinct.keys()]);
  if (known.size < distinct.size) {
    // At once: each of them sees what was there when the lock was given.
    const [, seen, memory] = await Promise.all([
      lockResolution(tx),
      selectPartiesByFingerprint(tx, [...distinct.keys()]),
      recall(tx, [...distinct.values()], [...meant.values()]),
    ]);
    known = seen;
    for (const print of known.keys()) distinct.delete(print);
    for (const party of await addParties(tx, source, distinct, memory, meant, at)) {
      known.set(party.fingerprint, party);
    }
  }
  return prints.map((print) => {
    const party = known.get(print);
    if (!party) throw new Error("Every wording has a party by now");
    return { partyId: party.id, customerId: party.customerId, method: party.method };
  });
}

/** The customers that any of the wordings may mean. */
async function recall(
  tx: ScopedTx,
  all: readonly PartyWords[],
  meant: readonly Formerly[],
): Promise<Memory> {
  const names = [...new Set(all.map(({ name }) => nameKey(name)))];
  const [namesakes, held] = await Promise.all([
    selectNamesakes(tx, names),
    selectHolders(
      tx,
      all.flatMap(identifiersIn),
      names,
      meant.map(({ customerId }) => customerId),
    ),
  ]);
  return new Memory(namesakes, held);
}

async function addParties(
  tx: ScopedTx,
  source: Source,
  distinct: ReadonlyMap<string, PartyWords>,
  memory: Memory,
  meant: ReadonlyMap<string, Formerly>,
  at: Date,
) {
  const rows: NewRows = { customers: [], identifiers: [], parties: [] };
  for (const [print, words] of distinct) {
    const decision = stays(words, decide(words, memory), memory, meant.get(print));
    const customerId = decision?.customerId ?? newId();
    const { vendorId } = tx;
    const { name, domain, duns, vat, ...place } = words;
    if (!decision) {
      rows.customers.push({
        vendorId,
        id: customerId,
        kind: "organisation",
        lifecycle: "prospect",
        name,
        ...place,
        createdAt: at,
      });
    }
    for (const identifier of identifiersIn(words)) {
      if (memory.holder(identifier)) continue;
      rows.identifiers.push({ vendorId, id: newId(), customerId, ...identifier });
    }
    memory.learn(customerId, words);
    rows.parties.push({
      vendorId,
      id: newId(),
      partnerId: source.partnerId,
      fingerprint: print,
      ...words,
      ...keysOf(words),
      keysVersion: KEYS_VERSION,
      customerId,
      method: decision?.method ?? "new_customer",
      ruleVersion: RULE_VERSION,
      score: decision?.score ?? 0,
      evidence: decision?.evidence ?? [],
      createdAt: at,
    });
  }
  await insertResolved(tx, rows);
  return rows.parties.map(({ id, fingerprint: print, customerId, method }) => ({
    id,
    fingerprint: print,
    customerId,
    method,
  }));
}

/** A record whose words change stays with its customer, unless a number or a web domain says another. */
function stays(
  words: PartyWords,
  decision: Decision | null,
  memory: Memory,
  formerly: Formerly | undefined,
): Decision | null {
  if (!formerly || (decision && decision.method !== "name")) return decision;
  const { customerId, externalId } = formerly;
  if (contradicts(identifiersIn(words), memory.identifiersOf(customerId))) return decision;
  const evidence = [{ key: "external id", value: externalId, weight: 1 }];
  return { customerId, method: "identifier", score: 1, evidence };
}

/** What is known while a call runs: the database's customers, and those this call has just added. */
class Memory {
  private readonly holders = new Map<string, string>();
  private readonly held = new Map<string, Identifier[]>();

  constructor(
    private readonly byName: Map<string, Namesake[]>,
    rows: readonly (Identifier & { customerId: string })[],
  ) {
    for (const { customerId, ...identifier } of rows) this.add(customerId, identifier);
  }

  holder = ({ scheme, value }: Identifier) => this.holders.get(`${scheme}:${value}`);
  identifiersOf = (customerId: string) => this.held.get(customerId) ?? [];
  namesakes = (key: string) => this.byName.get(key) ?? [];

  learn(customerId: string, words: PartyWords) {
    for (const identifier of identifiersIn(words)) {
      if (!this.holder(identifier)) this.add(customerId, identifier);
    }
    const { city = null, postcode = null, country = null } = words;
    const key = nameKey(words.name);
    this.byName.set(key, [...this.namesakes(key), { customerId, city, postcode, country }]);
  }

  private add(customerId: string, identifier: Identifier) {
    this.holders.set(`${identifier.scheme}:${identifier.value}`, customerId);
    this.held.set(customerId, [...this.identifiersOf(customerId), identifier]);
  }
}
