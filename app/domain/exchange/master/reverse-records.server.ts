import { lockSales } from "#app/domain/revenue/staged-sales.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import type { RecordChange } from "#app/platform/records/record-room.ts";

import type { RecordKind, Submission } from "../submission.ts";
import { lockRecords } from "./plan-records.server.ts";
import { recordIntakes } from "./record-intakes.server.ts";
import { deleteWords, laterWords, updateWords, wordsOf } from "./record-word.store.server.ts";
import { takeBack, type Word } from "./take-back.ts";

export type RecordReversal = {
  /** Records, or values of records, that go again. */
  gone: number;
  /** Those that say again what they said before. */
  back: number;
  /** Those that stay as a later file says. */
  later: number;
  /** What stays although nothing but this file said it, and why. */
  kept: { title: string; why: string }[];
};

type RecordSubmission = Submission & { kind: RecordKind };

/**
 * Takes back what a file said of records: each field says again what it said before, unless a later file or somebody by
 * hand has said something since, or something stands on it. Needs the portal's own scope.
 */
export async function reverseRecords(
  tx: ScopedTx,
  submission: RecordSubmission,
  at: Date,
): Promise<RecordReversal> {
  const { id, kind } = submission;
  // Sales name products and partners without a key that would hold them.
  if (kind === "products" || kind === "partners") await lockSales(tx);
  await lockRecords(tx, kind);
  const { room } = recordIntakes[kind];
  const reversal: RecordReversal = { gone: 0, back: 0, later: 0, kept: [] };
  const candidates: Word[] = [];
  for await (const words of wordsOf(tx, id)) {
    candidates.push(...(await goBack(tx, submission, words, at, reversal)));
  }
  await removeFresh(tx, kind, candidates, reversal);
  await room.finish?.(tx);
  await deleteWords(tx, id);
  return reversal;
}

/** Sets fields back; hands out the records that came into being with these words and may go. */
async function goBack(
  tx: ScopedTx,
  { kind, appliedNo }: RecordSubmission,
  words: readonly Word[],
  at: Date,
  reversal: RecordReversal,
): Promise<Word[]> {
  const intake = recordIntakes[kind];
  const keys = [...new Set(words.map(({ key }) => key))];
  const known = await intake.room.known(tx, keys);
  const fixed = (await intake.room.fixed?.(tx, at)) ?? (() => null);
  const later = await laterWords(tx, kind, appliedNo ?? 0, keys);
  const changes = new Map<string, RecordChange>();
  const rewritten = new Map<string, Word>();
  const fresh: Word[] = [];
  for (const word of words) {
    const { key, title } = word;
    const undone = takeBack(word, later.get(key) ?? [], known.get(key));
    reversal.later += intake.byField ? undone.later : Math.min(1, undone.later);
    for (const next of undone.rewritten) {
      rewritten.set(`${next.submissionId} ${next.rowNo}`, next);
      const others = later.get(key) ?? [];
      later.set(
        key,
        others.map((each) => (isSame(each, next) ? next : each)),
      );
    }
    for (const field of undone.byHand) {
      const why = `${intake.fieldName(field)} was changed by hand since`;
      reversal.kept.push({ title, why });
    }
    if (undone.remove) fresh.push(word);
    let back = 0;
    for (const [field, value] of Object.entries(undone.set)) {
      const why = fixed(key, field);
      if (why) {
        reversal.kept.push({ title: `${title}, ${intake.fieldName(field)}`, why });
        continue;
      }
      if (intake.byField && value === null) reversal.gone += 1;
      else back += 1;
      const fields = { ...changes.get(key)?.fields, [field]: value };
      changes.set(key, { key, title, fresh: false, fields });
    }
    reversal.back += intake.byField ? back : Math.min(1, back);
  }
  if (rewritten.size > 0) await updateWords(tx, [...rewritten.values()]);
  if (changes.size > 0) await intake.room.write(tx, [...changes.values()], at);
  return fresh;
}

const isSame = (a: Word, b: Word) => a.submissionId === b.submissionId && a.rowNo === b.rowNo;

async function removeFresh(
  tx: ScopedTx,
  kind: RecordKind,
  words: readonly Word[],
  reversal: RecordReversal,
) {
  const { room } = recordIntakes[kind];
  if (words.length === 0) return;
  const standing = await room.standing?.(
    tx,
    words.map(({ key }) => key),
  );
  const gone = words.filter(({ key, title }) => {
    const why = standing?.get(key);
    if (why) reversal.kept.push({ title, why: `it is named by ${why}` });
    return !why;
  });
  reversal.gone += gone.length;
  if (gone.length === 0) return;
  await room.remove?.(
    tx,
    gone.map(({ key }) => key),
  );
}
