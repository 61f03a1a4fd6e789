import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { addDraft } from "../drafts/save-draft.server.ts";
import { type Registration, registerDeal } from "../register/register-deal.server.ts";
import type { DoneRow, ImportAs, PlannedRow } from "./deal-plan.ts";

/**
 * Takes the rows of a file, each by itself: one that is refused leaves the others. As deals, the good ones are handed
 * in; as drafts, all of them are put down to be gone over.
 */
export async function runImport(
  actor: PartnerActor,
  rows: readonly PlannedRow[],
  as: ImportAs,
  now: Date,
): Promise<DoneRow[]> {
  const done: DoneRow[] = [];
  for (const row of rows) {
    done.push(as === "deals" ? await handIn(actor, row, now) : await putDown(actor, row, now));
  }
  return done;
}

async function handIn(actor: PartnerActor, row: PlannedRow, now: Date): Promise<DoneRow> {
  const { rowNo, name, id } = row;
  if (row.verdict === "same") return { rowNo, name, id, became: "deal", again: true };
  if (row.verdict === "wrong") return { rowNo, name, id, became: "nothing", errors: row.errors };
  const registration = await registerDeal(actor, row.deal, now);
  if (registration.ok) {
    return { rowNo, name, id: registration.dealId, became: "deal", again: false };
  }
  const errors = wordsOf(registration).map((words) => ({ column: "", value: "", words }));
  return { rowNo, name, id, became: "nothing", errors };
}

function wordsOf(registration: Extract<Registration, { ok: false }>): string[] {
  if (registration.reason === "no-price") return ["A part is not on sale in this currency"];
  return registration.words;
}

async function putDown(actor: PartnerActor, row: PlannedRow, now: Date): Promise<DoneRow> {
  const { rowNo, name, id, form } = row;
  if (row.verdict === "same") return { rowNo, name, id, became: "deal", again: true };
  const errors = row.verdict === "wrong" ? row.errors : [];
  const note = errors
    .map(({ column, value, words }) => `${column}${value ? ` “${value}”` : ""}: ${words}`)
    .join(". ")
    .slice(0, 1_000);
  const saved = await withScope(actor, (tx) =>
    addDraft(tx, actor, { id, form, source: "file", note: note || undefined }, now),
  );
  if (saved.ok || saved.reason === "gone") return { rowNo, name, id, became: "draft" };
  const words = "There are too many drafts. Discard some first";
  return { rowNo, name, id, became: "nothing", errors: [{ column: "", value: "", words }] };
}
