import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { CompanyWords } from "./party.schema.ts";
import { lockResolution, selectPartiesByFingerprint } from "./party.store.server.ts";
import { fingerprint, identifiersIn } from "./resolve.ts";
import { selectCandidates } from "./resolving/candidate.store.server.ts";
import { findLinks } from "./resolving/find-links.server.ts";
import { type Formerly, stayingWith } from "./resolving/former-customer.ts";
import { insertKeys } from "./resolving/holders.store.server.ts";
import { keepSettled } from "./resolving/keep-settled.server.ts";
import { KeyColumns } from "./resolving/key-columns.ts";
import { leastShared, partyKeys } from "./resolving/party-keys.ts";
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
  const known = await selectPartiesByFingerprint(tx, [...distinct.keys()]);
  if (known.size < distinct.size) {
    for (const print of known.keys()) distinct.delete(print);
    for (const party of await lockedLook(tx, source, distinct, meant, at))
      known.set(party.fingerprint, party);
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
  unknown: ReadonlyMap<string, CompanyWords>,
  meant: ReadonlyMap<string, Formerly>,
  at: Date,
) {
  const all = inOrder(unknown);
  // At once: each of them sees what was there when the lock was given.
  const [, known, rule, near, early] = await Promise.all([
    lockResolution(tx),
    selectPartiesByFingerprint(tx, [...unknown.keys()]),
    liveRule(tx),
    nearVendor(tx),
    all.sought.length <= FEW ? selectCandidates(tx, all.sought, all.keys) : null,
  ]);
  const isFresh = ({ print }: { print: string }) => !known.has(print);
  const fresh = known.size === 0 ? all : some(all, isFresh);
  const { keys } = fresh;
  const sought = fresh.sought.map((each) => ({ ...each, formerly: meant.get(each.print) }));
  const first = early && fresh === all ? Promise.resolve(early) : undefined;
  const former = [...meant.values()].map(({ customerId }) => customerId);
  const weighing = { rule, near };
  const { links, numbers } = await findLinks(tx, sought, keys, weighing, { first, former });
  const newcomers = sought.map(({ party, formerly }, n) => ({
    ...{ party, links: stayingWith(formerly, links[n] ?? []) },
  }));
  // Keys are most of what is written, and their parties may follow: the database writes while it is settled here.
  const partyIds = sought.map(() => newId());
  const keeping = insertKeys(tx, keys, partyIds, { areNew: true });
  keeping.catch(() => undefined);
  const settled = await settleRun(newcomers, keys, (id) => numbers.get(id), weighing);
  const [kept] = await Promise.all([
    keepSettled(tx, { source, sought, partyIds, settled, rule, at }),
    keeping,
  ]);
  return [...known.values(), ...kept];
}

/**
 * The fullest wording first, since a new customer begins with it, then by what they say: never by when they came.
 */
function inOrder(distinct: ReadonlyMap<string, CompanyWords>) {
  const fullness = (words: CompanyWords) => Object.values(words).filter(Boolean).length;
  const keys = new KeyColumns();
  const sought = [...distinct]
    .map(([print, words], turn) => ({ print, words, turn, full: fullness(words) }))
    .sort((a, b) => b.full - a.full || (a.print < b.print ? -1 : 1))
    .map(({ print, words, turn }) => {
      const party = readWords(words);
      keys.add(partyKeys(party));
      const [least, identifiers] = [leastShared(party), identifiersIn(words)];
      return { print, turn, words, party, least, identifiers };
    });
  return { sought, keys };
}

type InOrder = ReturnType<typeof inOrder>;

function some({ sought, keys }: InOrder, isWanted: (each: InOrder["sought"][number]) => boolean) {
  const places = [...sought.keys()].filter((place) => sought[place] && isWanted(sought[place]));
  return { sought: places.flatMap((place) => sought[place] ?? []), keys: keys.of(places) };
}
