import { listAliases, partsAsWritten } from "#app/domain/catalog/part-aliases.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import type { Column } from "#app/platform/tables/header.ts";

import type { Field } from "../columns.ts";
import { isMonthField, monthFieldLabel } from "../forecast/forecast-columns.ts";
import { mayDecide } from "../life/decide-submission.server.ts";
import { columnsOf, partnersNamed } from "../load-context.server.ts";
import { type MistakenValue, selectMistakenValues } from "../mistakes.store.server.ts";
import { nearestPart } from "../nearest-part.ts";
import { selectLayout } from "../submission.store.server.ts";
import type { FileLayout, Submission } from "../submission.ts";
import type { Saying, ShownMistake } from "../submission-page.ts";
import { selectFollowUp } from "./follow-up.server.ts";
import { listMemories } from "./memory.server.ts";
import { memoryWords } from "./memory-words.ts";
import { choicesOf } from "./said.server.ts";
import { mayReadAgain } from "./say.server.ts";

/** Of each mistake so many values can be corrected on the page, and so many of all. */
const VALUES = 12;
const MOST = 300;
const REMEMBERED = 6;

export async function readSaying(
  tx: ScopedTx,
  actor: Actor,
  submission: Submission,
): Promise<Saying> {
  const { id, status, rowsRefused } = submission;
  const may = mayDecide(actor, submission);
  const choices = await choicesOf(tx, id);
  const columns = await columnsOf(tx, submission);
  const partners = rowsRefused > 0 ? await partnersNamed(tx, submission) : [];
  const followed = status === "applied" && (await selectFollowUp(tx, id)) !== null;
  const corrects = mayReadAgain(submission) ? "read-again" : "follow-up";
  const correctable = mayReadAgain(submission) || (status === "applied" && !followed);
  return {
    version: choices.version,
    mayRead: may && mayReadAgain(submission),
    mayCorrect: may && correctable && rowsRefused > 0 ? corrects : null,
    columns: [...columns.flatMap(askedFor), ...(await monthsNamed(tx, id))],
    partners: partners.map((partner) => ({ value: partner.id, label: partner.name })),
    corrections: choices.corrections ?? [],
    remembered: await rememberedOf(tx, submission),
  };
}

/** What a person may say that a column holds; a column for a month says so itself. */
const askedFor = ({ field, label, required, unless, family }: Column<Field>) =>
  family ? [] : [{ field, label, required: !!required && unless === undefined }];

async function monthsNamed(tx: ScopedTx, id: string): Promise<Saying["columns"]> {
  const fields = Object.keys((await selectLayout(tx, id))?.at ?? {}).filter(isMonthField);
  return fields.map((field) => ({ field, label: monthFieldLabel(field), required: false }));
}

async function rememberedOf(tx: ScopedTx, submission: Submission): Promise<Saying["remembered"]> {
  const { partnerId, kind } = submission;
  const names = {
    fields: new Map<string, string>(
      (await columnsOf(tx, submission)).map(({ field, label }) => [field, label]),
    ),
    partners: new Map((await partnersNamed(tx, submission)).map(({ id, name }) => [id, name])),
  };
  const memories = (await listMemories(tx, partnerId)).filter((memory) => memory.kind === kind);
  const aliases = partnerId === null ? [] : await listAliases(tx, partnerId);
  const entries = [
    ...memories.map((memory) => ({ shown: memory.shown, means: memoryWords(memory, names) })),
    ...aliases.map(({ partNo, productNo }) => ({ shown: partNo, means: `means ${productNo}` })),
  ];
  return { entries: entries.slice(0, REMEMBERED), more: Math.max(0, entries.length - REMEMBERED) };
}

/** Below each mistake the values it was made with, and what the file's sender probably meant. */
export async function withValues<M extends Omit<ShownMistake, "byValue" | "field">>(
  tx: ScopedTx,
  { id, partnerId }: Submission,
  layout: FileLayout | null,
  mistakes: readonly M[],
): Promise<(M & Pick<ShownMistake, "byValue" | "field">)[]> {
  const values = await selectMistakenValues(tx, id, VALUES);
  const products = values.length > 0 ? await partsAsWritten(tx, partnerId) : new Map();
  let left = MOST;
  return mistakes.map((mistake) => {
    const field = layout && fieldOf(layout, mistake.column);
    const place = layout?.cells.some((cell) => cell.trim() === mistake.column);
    // What an X12 reader calls a place is no name of a column, and yet it is one cell.
    const named = layout?.format === "x12" && mistake.column !== "";
    const asked = layout?.questions?.some(
      ({ assumed, column }) => assumed === null && layout.cells[column]?.trim() === mistake.column,
    );
    // One answer settles them all.
    if (mistake.verdict !== "refused" || asked) return { ...mistake, field, byValue: [] };
    const made = values.filter(
      ({ column, what }) => column === mistake.column && what === mistake.what,
    );
    const shown = made.slice(0, Math.max(0, left));
    left -= shown.length;
    const near = (value: string) =>
      field === "part" ? (nearestPart(value, products)?.partNo ?? null) : null;
    const byValue = shown.map(({ value, rows }: MistakenValue) => ({
      ...{ value, rows },
      near: near(value),
    }));
    return { ...mistake, field: place || named ? (field ?? "") : null, byValue };
  });
}

const fieldOf = ({ cells, at }: FileLayout, column: string): string | null =>
  Object.keys(at).find((field) => (cells[at[field] ?? -1] ?? "").trim() === column) ?? null;
