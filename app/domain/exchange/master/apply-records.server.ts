import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import type { Fields, RecordChange } from "#app/platform/records/record-room.ts";

import type { RecordKind, Submission } from "../submission.ts";
import { type ComparedRow, comparedRecords } from "./plan-records.server.ts";
import type { RecordIntake } from "./record-intake.ts";
import { recordIntakes } from "./record-intakes.server.ts";
import { insertWords } from "./record-word.store.server.ts";
import { keepSame } from "./staged-records.store.server.ts";

type RecordSubmission = Submission & { kind: RecordKind };

/** Has the kind's room take over the staged rows, and keeps what each said and what stood there before. */
export async function applyRecords(
  tx: ScopedTx,
  submission: RecordSubmission,
  at: Date,
  told: (rows: number) => Promise<void>,
) {
  const { id, kind } = submission;
  const intake = recordIntakes[kind];
  const deferred: RecordChange[] = [];
  let done = 0;
  for await (const rows of comparedRecords(tx, submission)) {
    const { changes, later } = changesIn(rows, intake);
    deferred.push(...later);
    if (changes.length > 0) await intake.room.write(tx, changes, at);
    await insertWords(
      tx,
      kind,
      rows.map(({ rowNo, record: { key, title, fields }, seen }) => ({
        ...{ submissionId: id, rowNo, key, title, said: fields, before: seen.before },
        fresh: seen.verdict === "fresh" && !intake.byField,
      })),
    );
    const same = rows.filter(({ seen }) => seen.verdict === "same").map(({ rowNo }) => rowNo);
    if (same.length > 0) await keepSame(tx, id, same);
    done += rows.length;
    await told(done);
  }
  if (deferred.length > 0) await intake.room.write(tx, deferred, at);
  await intake.room.finish?.(tx);
}

/** What is to be written, one change to a record; fields that name other records wait until those are there. */
function changesIn(rows: readonly ComparedRow[], intake: RecordIntake) {
  const changes = new Map<string, RecordChange>();
  const later: RecordChange[] = [];
  for (const { record, seen } of rows) {
    if (seen.verdict === "same") continue;
    const { key, title } = record;
    const [now, after] = parted(seen.changed, intake);
    const fresh = seen.verdict === "fresh" && !intake.byField;
    const before = changes.get(key);
    if (fresh || Object.keys(now).length > 0) {
      changes.set(key, { key, title, fresh, fields: { ...before?.fields, ...now } });
    }
    if (Object.keys(after).length > 0) later.push({ key, title, fresh: false, fields: after });
  }
  return { changes: [...changes.values()], later };
}

function parted(fields: Fields, { deferred }: RecordIntake): [now: Fields, after: Fields] {
  const [now, after]: [Fields, Fields] = [{}, {}];
  for (const [field, value] of Object.entries(fields)) {
    (deferred?.(field) ? after : now)[field] = value;
  }
  return [now, after];
}
