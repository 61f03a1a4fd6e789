import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { type Fields, type Fixed, RecordOutdated } from "#app/platform/records/record-room.ts";

import type { RecordPlan } from "../life/plan.ts";
import type { RecordKind, Submission } from "../submission.ts";
import { compareRecord } from "./compare-record.ts";
import { recordColumns } from "./record-columns.ts";
import type { RecordIntake, Seen } from "./record-intake.ts";
import { recordIntakes } from "./record-intakes.server.ts";
import { tallyInWords } from "./record-words.ts";
import { refuseRows, type StagedRow, stagedRecords } from "./staged-records.store.server.ts";

type RecordSubmission = Submission & { kind: RecordKind };

/**
 * Records of one kind change one file after the other. PostgreSQL knows nothing of what a file has just brought, and
 * would look thousands of records up one by one in what it takes for a few: they are met at once.
 */
export async function lockRecords(tx: ScopedTx, kind: RecordKind) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`records.${kind}`}), ${tx.vendorId}::int)`;
  await tx.$executeRaw`select set_config('enable_nestloop', 'off', true), set_config('enable_hashjoin', 'on', true)`;
}

export type ComparedRow = StagedRow & { seen: Seen };

/** Good rows of a file, each with what it does to the record that it names. Needs the lock on them. */
export async function* comparedRecords(tx: ScopedTx, { id, kind }: RecordSubmission) {
  const intake = recordIntakes[kind];
  for await (const rows of stagedRecords(tx, id)) {
    const keys = [...new Set(rows.map(({ record }) => record.key))];
    const known = await intake.room.known(tx, keys);
    yield rows.map((row): ComparedRow => {
      const { key, title, fields } = row.record;
      const stands = known.get(key);
      return { ...row, seen: { ...compareRecord(fields, stands, intake), title, known: stands } };
    });
  }
}

/** Rows that change what cannot be changed any more are refused once it is known what stands there. */
export async function refuseFixed(tx: ScopedTx, submission: RecordSubmission, at: Date) {
  const fixed = await recordIntakes[submission.kind].room.fixed?.(tx, at);
  if (!fixed) return;
  await lockRecords(tx, submission.kind);
  for await (const rows of comparedRecords(tx, submission)) {
    const refused = rows.flatMap(({ rowNo, record, seen }) => {
      const why = whyFixed(record.key, seen, fixed);
      return why ? [{ rowNo, value: record.title, what: `It stays as it is: ${why}` }] : [];
    });
    if (refused.length > 0) await refuseRows(tx, submission.id, refused);
  }
}

function whyFixed(key: string, { changed, before }: Seen, fixed: Fixed): string | null {
  const standing = Object.keys(changed).filter((field) => (before[field] ?? null) !== null);
  return standing.map((field) => fixed(key, field)).find((why) => why !== null) ?? null;
}

const SHOWN_CHANGED = 40;
const SHOWN_NEW = 20;
const ODD = 4;

export type PlannedRecords = {
  fresh: number;
  changed: number;
  same: number;
  unusual: string[];
  records: RecordPlan;
};

/** Works out what applying the staged rows does. Takes the lock under which they are applied. */
export async function planRecords(
  tx: ScopedTx,
  submission: RecordSubmission,
  at: Date,
): Promise<PlannedRecords> {
  const intake = recordIntakes[submission.kind];
  await lockRecords(tx, submission.kind);
  const fixed = await intake.room.fixed?.(tx, at);
  const order = recordColumns[submission.kind].map(({ field }): string => field);
  const deeds = new Map<string, number>();
  const counts = { fresh: 0, changed: 0, same: 0 };
  const shown: { fresh: RecordPlan["shown"]; changed: RecordPlan["shown"] } = {
    fresh: [],
    changed: [],
  };
  const odd: string[] = [];
  for await (const rows of comparedRecords(tx, submission)) {
    for (const { record, seen } of rows) {
      counts[seen.verdict] += 1;
      if (seen.verdict === "same") continue;
      const why = fixed ? whyFixed(record.key, seen, fixed) : null;
      if (why) throw new RecordOutdated(`${record.title} stays as it is: ${why}`);
      for (const deed of intake.deeds(seen)) deeds.set(deed, (deeds.get(deed) ?? 0) + 1);
      const most = seen.verdict === "fresh" ? SHOWN_NEW : SHOWN_CHANGED;
      if (shown[seen.verdict].length < most) shown[seen.verdict].push(shownOf(intake, seen, order));
      const words = intake.odd?.(seen);
      if (words) odd.push(words);
    }
  }
  const all = [...shown.changed, ...shown.fresh];
  const rest = odd.length - ODD;
  const rowsInAll = counts.fresh + counts.changed + counts.same;
  return {
    ...counts,
    unusual: [
      ...(intake.oddities?.(deeds, rowsInAll) ?? []),
      ...odd.slice(0, ODD),
      ...(rest > 0 ? [`${rest.toLocaleString("en-GB")} more as unusual`] : []),
    ],
    records: {
      said: tallyInWords(deeds, intake.noun),
      shown: all,
      more: counts.fresh + counts.changed - all.length,
    },
  };
}

const LONGEST = 120;

function shownOf(
  intake: RecordIntake,
  seen: Seen,
  order: readonly string[],
): RecordPlan["shown"][number] {
  const { title, verdict, changed, before, known } = seen;
  const stood = (field: string) => before[field] ?? intake.former?.(known, field) ?? null;
  return {
    title,
    fresh: verdict === "fresh",
    changes: inOrder(changed, order).map(([field, after]) => ({
      name: intake.fieldName(field),
      before: short(stood(field)),
      after: short(after),
    })),
  };
}

const MOST_FIELDS = 12;

/** Fields as their columns are asked for, because the database keeps none of their order. */
function inOrder(fields: Fields, order: readonly string[]): [string, string | null][] {
  const place = (field: string) => (order.indexOf(field) + order.length + 1) % (order.length + 1);
  return Object.entries(fields)
    .sort(([a], [b]) => place(a) - place(b))
    .slice(0, MOST_FIELDS);
}

const short = (text: string | null) => text?.slice(0, LONGEST) ?? null;
