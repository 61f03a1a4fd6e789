import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { keysOf } from "../normalise.ts";
import type { CompanyWords } from "../party.schema.ts";
import { insertResolved, type NewRows } from "../party.store.server.ts";
import type { Identifier } from "../resolve.ts";
import { insertKeys } from "./candidate.store.server.ts";
import { evidenceOf } from "./evidence.ts";
import { type Formerly, STAYED } from "./former-customer.ts";
import { methodOf } from "./judge-party.ts";
import type { PartyKey } from "./party-keys.ts";
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
    keys: readonly PartyKey[];
    identifiers: readonly Identifier[];
    formerly?: Formerly | undefined;
  }[];
  settled: readonly Settled[];
  rule: MatchRule;
  at: Date;
};

/** Writes parties, the customers they begin, what these are known by, and what a person is asked. */
export async function keepSettled(tx: ScopedTx, { source, sought, settled, rule, at }: Kept) {
  const begun = new Map<number, string>();
  const customerOf = (group: number, customerId: string | null) => {
    const known = customerId ?? begun.get(group);
    if (known) return known;
    const fresh = newId();
    begun.set(group, fresh);
    return fresh;
  };
  // Ids rise with time: what came first has the lower one, as if it had been resolved first.
  for (const place of [...sought.keys()].sort((a, b) => turnOf(sought, a) - turnOf(sought, b))) {
    const found = settled[place];
    if (found) customerOf(found.group, found.customerId);
  }
  const rows: NewRows = { customers: [], identifiers: [], parties: [] };
  const keys: { partyId: string; keys: readonly PartyKey[] }[] = [];
  const proposals: Parameters<typeof insertProposals>[1][number][] = [];
  const held = new Set<string>();
  for (const [place, { print, words, keys: own, identifiers, formerly }] of sought.entries()) {
    const found = settled[place];
    if (!found) throw new Error("Every party is settled");
    const customerId = customerOf(found.group, found.customerId);
    const partyId = newId();
    const { proof } = found;
    if (!proof) {
      const { name, street, postcode, city, country } = words;
      rows.customers.push({ id: customerId, name, street, postcode, city, country });
    }
    for (const identifier of identifiers) {
      const mark = `${identifier.scheme}:${identifier.value}`;
      if (!held.has(mark)) rows.identifiers.push({ ...identifier, id: newId(), customerId });
      held.add(mark);
    }
    rows.parties.push({
      ...words,
      ...keysOf(words),
      ...{ id: partyId, partnerId: source.partnerId, fingerprint: print, customerId },
      ...resolution(found, formerly, rule),
    });
    keys.push({ partyId, keys: own });
    for (const { customerId: other, group, probability, levels } of found.proposals) {
      const evidence = evidenceOf(levels, rule.weights, probability);
      proposals.push({
        ...{ id: newId(), partyId, customerId: customerOf(group, other), score: probability },
        ...{ evidence, ruleVersion: rule.version, createdAt: at },
      });
    }
  }
  await Promise.all([
    insertResolved(tx, rows, { ruleVersion: rule.version, at }),
    insertKeys(tx, keys),
    insertProposals(tx, proposals),
  ]);
  return rows.parties.map(({ id, fingerprint, customerId, method }) => {
    const party = { id, fingerprint, customerId, method };
    return [fingerprint, party] as const;
  });
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
