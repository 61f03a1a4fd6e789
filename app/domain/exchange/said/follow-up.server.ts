import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { storeFile } from "#app/platform/files/file-store.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";
import { conventionsAt } from "#app/platform/tables/conventions.ts";

import { readJob } from "../read-job.ts";
import { refusedRows } from "../refused-rows.server.ts";
import { insertSubmission } from "../submission.store.server.ts";
import { type FileLayout, LARGEST_FILE, type Submission, tidyFileName } from "../submission.ts";
import type { Choices, Correction } from "./choices.ts";
import { columnKeys } from "./column-keys.ts";
import { holdsOf } from "./field-shapes.ts";
import type { Heard, Spoken } from "./say.server.ts";

type Rest = { heard: Heard; corrections: Correction[] };
export type Related = Pick<Submission, "id" | "fileName" | "status">;

/** The file that holds the rows that failed in another, unless it came to nothing. */
export function selectFollowUp(tx: ScopedTx, id: string): Promise<Related | null> {
  return tx.submission.findFirst({
    where: {
      vendorId: tx.vendorId,
      follows: id,
      status: { notIn: ["refused", "discarded", "reversed"] },
    },
    orderBy: { createdAt: "desc" },
    select: { id: true, fileName: true, status: true },
  });
}

/** The rows that failed in an applied file, handed over once more as a file of their own, with what was corrected. */
export async function followUp(
  actor: Actor,
  { heard, corrections }: Rest,
  at: Date,
): Promise<Spoken> {
  const { submission, layout } = heard;
  const before = await withScope(actor, (tx) => selectFollowUp(tx, submission.id));
  if (before || !layout) return { ok: false, reason: "said-since" };
  const rows = await refusedRows(actor, submission.id, "lines");
  if (!rows) return { ok: false, reason: "not-found" };
  const file = await storeFile(actor.vendorId, rows.file.content, LARGEST_FILE);
  const id = newId();
  const choices: Choices = { ...readAs(layout, rows.file.ending), corrections };
  const name = submission.fileName.replace(/\.[^.]*$/, "");
  const fileName = tidyFileName(`${name} corrected.${rows.file.ending}`);
  try {
    await withScope(actor, async (tx) => {
      const { partnerId, kind } = submission;
      await insertSubmission(tx, {
        ...{ id, partnerId, kind, fileName, ...file, status: "received", follows: submission.id },
        ...{ senderName: actor.name, createdAt: at, choices: JSON.parse(JSON.stringify(choices)) },
      });
      const detail = { kind, fileName, follows: submission.id };
      await audit(tx, actor, "submission.received", { kind: "submission", id }, detail);
      const payload = { vendorId: tx.vendorId, submissionId: id };
      await enqueue(tx, readJob, payload, { key: `${readJob.name}:${id}` });
    });
  } catch (error) {
    if (brokeConstraint(error, "submission_same_file")) return { ok: false, reason: "said-since" };
    throw error;
  }
  return { ok: true, submissionId: id };
}

/** A few rows show less of how they are written than the file did from which they come. */
function readAs(
  { cells, at, format, encoding, delimiter, conventions }: FileLayout,
  ending: "csv" | "xlsx",
): Choices {
  const keys = columnKeys(cells);
  const columns = Object.fromEntries(keys.map((key) => [key, ""]));
  const said: NonNullable<Choices["conventions"]> = {};
  for (const [field, place] of Object.entries(at)) {
    const key = keys[place] ?? "";
    columns[key] = field;
    const what = holdsOf(field);
    if (!conventions || what === null) continue;
    const { dates, decimal } = conventionsAt(conventions, place);
    if (what === "dates" && (dates === "dmy" || dates === "mdy")) said[key] = { dates };
    if (what === "decimal" && decimal !== null) said[key] = { decimal };
  }
  const text = ending === "csv" && format === "csv" ? { encoding, delimiter } : {};
  return { version: 1, ...text, headerRow: 1, columns, conventions: said };
}
