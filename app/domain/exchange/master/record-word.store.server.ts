import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { RecordKind } from "../submission.ts";
import { AT_ONCE } from "./staged-records.store.server.ts";
import type { Word } from "./take-back.ts";

export const insertWords = (tx: ScopedTx, kind: RecordKind, words: readonly Word[]) =>
  tx.$executeRaw`
    insert into record_word (vendor_id, submission_id, row_no, kind, record_key, title, said, before, fresh)
    select ${tx.vendorId}::int, "submissionId", "rowNo", ${kind}::submission_kind, key, title, said, before, fresh
      from jsonb_to_recordset(${JSON.stringify(words)}::jsonb)
        as w("submissionId" uuid, "rowNo" int, key text, title text, said jsonb, before jsonb, fresh boolean)`;

/** What a file said, some thousands of words at a time. */
export async function* wordsOf(tx: ScopedTx, submissionId: string) {
  for (let after = 0; ; ) {
    const words = await tx.$queryRaw<Word[]>`
      select submission_id as "submissionId", row_no as "rowNo", record_key as key, title, said, before, fresh
        from record_word
       where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid and row_no > ${after}
       order by row_no limit ${AT_ONCE}`;
    if (words.length > 0) yield words;
    after = words.at(-1)?.rowNo ?? after;
    if (words.length < AT_ONCE) return;
  }
}

/** What files that were applied after one say of the same records, by record and in that order. */
export async function laterWords(
  tx: ScopedTx,
  kind: RecordKind,
  appliedNo: number,
  keys: readonly string[],
): Promise<Map<string, Word[]>> {
  const words = await tx.$queryRaw<Word[]>`
    select w.submission_id as "submissionId", w.row_no as "rowNo", w.record_key as key, w.title, w.said, w.before,
           w.fresh
      from record_word w
      join submission s on s.vendor_id = ${tx.vendorId}::int and s.id = w.submission_id
     where w.vendor_id = ${tx.vendorId}::int and w.kind = ${kind}::submission_kind
       and w.record_key = any(${[...new Set(keys)]}::text[]) and s.applied_no > ${appliedNo}
     order by s.applied_no, w.row_no`;
  const byKey = new Map<string, Word[]>();
  for (const word of words) byKey.set(word.key, [...(byKey.get(word.key) ?? []), word]);
  return byKey;
}

export const updateWords = (tx: ScopedTx, words: readonly Word[]) =>
  tx.$executeRaw`
    update record_word w set said = n.said, before = n.before, fresh = n.fresh
      from jsonb_to_recordset(${JSON.stringify(words)}::jsonb)
        as n("submissionId" uuid, "rowNo" int, said jsonb, before jsonb, fresh boolean)
     where w.vendor_id = ${tx.vendorId}::int and w.submission_id = n."submissionId" and w.row_no = n."rowNo"`;

export const deleteWords = (tx: ScopedTx, submissionId: string) =>
  tx.recordWord.deleteMany({ where: { vendorId: tx.vendorId, submissionId } });
