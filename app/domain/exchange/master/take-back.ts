import type { Fields } from "#app/platform/records/record-room.ts";

/** What a file said of a record, and what stood there before. */
export type Word = {
  submissionId: string;
  rowNo: number;
  key: string;
  title: string;
  said: Fields;
  before: Fields;
  /** Whether the record came into being with it. */
  fresh: boolean;
};

export type TakenBack = {
  /** What fields go back to. */
  set: Fields;
  /** Whether the record goes, if nothing stands on it. */
  remove: boolean;
  /** Fields that stay as a later file says. */
  later: number;
  /** Fields that somebody has changed by hand since; they stay. */
  byHand: string[];
  /** Later words that say something else of what was before them. */
  rewritten: Word[];
};

/**
 * What taking a word back does: it is as if it had never been said. A field that a later file said as well stays, and
 * that file takes over what stood before; a field that somebody changed by hand since stays too. `later` are the words
 * of files that stand and were applied after it, in that order.
 */
export function takeBack(word: Word, later: readonly Word[], now: Fields | undefined): TakenBack {
  const result: TakenBack = { set: {}, remove: false, later: 0, byHand: [], rewritten: [] };
  if (!now) return result;
  const [first] = later;
  if (word.fresh && first) {
    const handed = inherit(first, word);
    return { ...result, later: Object.keys(word.said).length, rewritten: [handed] };
  }
  if (word.fresh) {
    const byHand = Object.keys(word.said).filter((field) => now[field] !== word.said[field]);
    return { ...result, remove: byHand.length === 0, byHand };
  }
  const rewritten = new Map<Word, Word>();
  for (const [field, said] of Object.entries(word.said)) {
    const before = word.before[field] ?? null;
    const next = later.find((each) => field in each.said);
    if (next) {
      result.later += 1;
      if (next.before[field] !== said || before === said) continue;
      const copy = rewritten.get(next) ?? { ...next, before: { ...next.before } };
      copy.before[field] = before;
      rewritten.set(next, copy);
    } else if (before !== said) {
      if (now[field] === said) result.set[field] = before;
      else result.byHand.push(field);
    }
  }
  return { ...result, rewritten: [...rewritten.values()] };
}

/** The next file has brought the record into being now, with what it leaves unsaid. */
function inherit(next: Word, { said }: Word): Word {
  const before = { ...next.before };
  for (const field of Object.keys(said)) before[field] = null;
  return { ...next, fresh: true, said: { ...said, ...next.said }, before };
}
