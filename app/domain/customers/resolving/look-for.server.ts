import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Near, ReadyParty } from "../matching/compare-parties.ts";
import {
  type Asked,
  type Found,
  type KnownWording,
  selectByNumber,
  selectCandidates,
} from "./candidate.store.server.ts";
import { selectHolders, selectWordings } from "./holders.store.server.ts";
import { type KeyColumns, KeyTable } from "./key-columns.ts";
import { Sharing } from "./key-index.ts";
import { readyWords } from "./read-words.ts";

/** A customer in one of its wordings, or in its record's, which has no party. */
type Candidate = { partyId: string | null; customerId: string; party: ReadyParty };

/** Of each party of a batch, who may be meant. */
export type Candidates = Candidate[][];

/** Looks for a batch of parties, given the place of its first. */
export type Look = { batch: number; look: (from: number) => Promise<Candidates> };

/** Parties that are looked for in one statement, and those whose candidates are fetched in one. */
const FEW = 400;
const TOGETHER = 400;

const ready = ({ partyId, customerId, ...words }: KnownWording, near: Near): Candidate => ({
  ...{ partyId, customerId, party: readyWords(words, near.words) },
});

/** In one statement a batch, which finds, ranks and fetches. */
export async function lookForFew(
  tx: ScopedTx,
  asked: readonly Asked[],
  keys: KeyColumns,
  { near, first }: { near: Near; first?: Promise<Found[]> | undefined },
): Promise<Look> {
  return {
    batch: FEW,
    look: async (from) => {
      const read = new Map<string, Candidate>();
      const batch = asked.slice(from, from + FEW);
      const own = () => keys.of(batch.map((_, nth) => from + nth));
      const found = await (from === 0 && first ? first : selectCandidates(tx, batch, own()));
      const candidates: Candidates = batch.map(() => []);
      for (const { n, wording } of found) {
        const { partyId } = wording;
        const candidate = (partyId && read.get(partyId)) || ready(wording, near);
        if (partyId) read.set(partyId, candidate);
        candidates[n]?.push(candidate);
      }
      return candidates;
    },
  };
}

/**
 * Every key is looked up once for all that have it, in the order of the index; who shares most with whom is added up
 * here, and each of those is fetched once a batch at most.
 */
export async function lookForMany(
  tx: ScopedTx,
  asked: readonly Asked[],
  keys: KeyColumns,
  near: Near,
): Promise<Look> {
  const table = new KeyTable(keys);
  const { held, ids } = await selectHolders(tx, table.distinct);
  const sharing = new Sharing(table, held, ids.size, (one, other) => ids.compare(one, other));
  return {
    batch: TOGETHER,
    look: async (from) => {
      // Of one batch alone: those of the next are others, and what is kept for long is costly to clear away.
      const read = new Map<number, Candidate>();
      const batch = asked.slice(from, from + TOGETHER);
      const closest = batch.map(({ least }, nth) => sharing.closest(from + nth, least));
      const different = [...new Set(closest.flat())];
      const [wordings, numbered] = await Promise.all([
        selectWordings(
          tx,
          different.map((number) => ids.idOf(number)),
        ),
        selectByNumber(tx, batch),
      ]);
      for (const { at, ...wording } of wordings)
        read.set(different[at] ?? -1, ready(wording, near));
      const candidates = closest.map((near) => near.flatMap((number) => read.get(number) ?? []));
      for (const { n, wording } of numbered) candidates[n]?.push(ready(wording, near));
      return candidates;
    },
  };
}
