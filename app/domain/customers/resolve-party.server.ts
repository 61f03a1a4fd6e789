import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { readyParty } from "./matching/compare-parties.ts";
import type { CompanyWords } from "./party.schema.ts";
import { lockResolution, selectPartiesByFingerprint } from "./party.store.server.ts";
import { fingerprint, identifiersIn } from "./resolve.ts";
import { selectCandidates } from "./resolving/candidate.store.server.ts";
import { findLinks } from "./resolving/find-links.server.ts";
import { type Formerly, stayingWith } from "./resolving/former-customer.ts";
import { keepSettled } from "./resolving/keep-settled.server.ts";
import { partyKeys } from "./resolving/party-keys.ts";
import { readWords } from "./resolving/read-words.ts";
import { liveRule, nearVendor } from "./resolving/rule.store.server.ts";
import { settleRun } from "./resolving/settle-run.ts";

export type Source = {
  /** Null for the vendor's own systems. */
  partnerId: string | null;
  /** Which of those systems, where it keeps customers of its own. */
  system?: string;
};

export type ResolvedParty = {
  partyId: string;
  customerId: string;
  method: "identifier" | "domain" | "name" | "new_customer" | "manual";
};

export async function resolveParty(tx: ScopedTx, source: Source, words: CompanyWords, at: Date) {
  const [resolved] = await resolveParties(tx, source, [words], at);
  if (!resolved) throw new Error("One party in, one out");
  return resolved;
}

/**
 * Finds or makes the reported party of each wording, and the customer it means, in the order given. Needs the
 * portal's own scope: a partner's words are compared with customers that the partner may not see.
 * Wordings of one call are compared with each other as well, and their order decides nothing.
 */
export async function resolveParties(
  tx: ScopedTx,
  source: Source,
  list: readonly CompanyWords[],
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
    known = await lockedLook(tx, source, distinct, meant, at);
  }
  return prints.map((print) => {
    const party = known.get(print);
    if (!party) throw new Error("Every wording has a party by now");
    return { partyId: party.id, customerId: party.customerId, method: party.method };
  });
}

/** Few enough to be looked for before it is known which of them somebody has just added. */
const FEW = 50;

async function lockedLook(
  tx: ScopedTx,
  source: Source,
  distinct: ReadonlyMap<string, CompanyWords>,
  meant: ReadonlyMap<string, Formerly>,
  at: Date,
) {
  const all = inOrder(distinct);
  // At once: each of them sees what was there when the lock was given.
  const [, known, rule, near, early] = await Promise.all([
    lockResolution(tx),
    selectPartiesByFingerprint(tx, [...distinct.keys()]),
    liveRule(tx),
    nearVendor(tx),
    all.length <= FEW ? selectCandidates(tx, all) : null,
  ]);
  const fresh = all.filter(({ print }) => !known.has(print));
  const sought = fresh.map(({ party, ...rest }) => ({
    ...rest,
    party: readyParty(party, near.words),
    formerly: meant.get(rest.print),
  }));
  const first = early && fresh.length === all.length ? Promise.resolve(early) : undefined;
  const former = [...meant.values()].map(({ customerId }) => customerId);
  const { links, numbers } = await findLinks(tx, sought, rule, near, { first, former });
  const settled = settleRun(
    sought.map(({ party, keys, formerly }, n) => ({
      ...{ party, keys, links: stayingWith(formerly, links[n] ?? []) },
    })),
    (customerId) => numbers.get(customerId),
    rule,
    near,
  );
  const kept = await keepSettled(tx, { source, sought, settled, rule, at });
  return new Map([...known, ...kept]);
}

/**
 * The fullest wording first, since a new customer begins with it, then by what they say: never by when they came.
 */
function inOrder(distinct: ReadonlyMap<string, CompanyWords>) {
  const fullness = (words: CompanyWords) => Object.values(words).filter(Boolean).length;
  return [...distinct]
    .map(([print, words], turn) => {
      const party = readWords(words);
      const identifiers = identifiersIn(words);
      const full = fullness(words);
      return { print, turn, words, party, keys: partyKeys(party), identifiers, full };
    })
    .sort((a, b) => b.full - a.full || (a.print < b.print ? -1 : 1));
}
