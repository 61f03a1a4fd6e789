import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectLayout } from "../submission.store.server.ts";
import type { FileLayout, Submission } from "../submission.ts";
import type { Choices } from "./choices.ts";
import { columnKeys } from "./column-keys.ts";
import { remember, type ToRemember } from "./memory.server.ts";
import { readAgainWith, type Spoken, say } from "./say.server.ts";
import type { Question } from "./settle-conventions.ts";

/** A reading of a column, as one of the buttons below its question says. */
export type Answer = Pick<Question, "column" | "what"> & { value: string };

/** Settles what only a person knows, for all rows of the file and for the sender's next ones. */
export const answerQuestions = (
  actor: Actor,
  id: string,
  version: number,
  answers: readonly Answer[],
  at: Date,
): Promise<Spoken> =>
  say(actor, id, version, async (tx, heard) => {
    const { layout, choices, submission } = heard;
    const asked = layout?.questions ?? [];
    const meant = answers.filter((answer) => asked.some((question) => fits(question, answer)));
    if (!layout || meant.length === 0) return { ok: false, reason: "not-understood" };
    await remember(
      tx,
      actor,
      submission,
      meant.map((answer) => memoryOf(layout, answer)),
      at,
    );
    const next = meant.reduce((said, answer) => withAnswer(said, layout, answer), choices);
    return readAgainWith(tx, actor, heard, next, { what: "conventions", answers: meant.length });
  });

const fits = (question: Question, { column, what, value }: Answer) =>
  question.column === column &&
  question.what === what &&
  question.readings.some((reading) => reading.value === value);

function withAnswer(
  choices: Choices,
  layout: FileLayout,
  { column, what, value }: Answer,
): Choices {
  if (what === "encoding") return { ...choices, encoding: value };
  const key = columnKeys(layout.cells)[column] ?? "";
  const own = { ...choices.conventions?.[key], [what]: value };
  return { ...choices, conventions: { ...choices.conventions, [key]: own } };
}

function memoryOf({ cells }: FileLayout, { column, what, value }: Answer): ToRemember {
  if (what === "encoding") return { what, name: "", shown: "Letters", value };
  const name = columnKeys(cells)[column] ?? "";
  return { what, name, shown: (cells[column] ?? "").trim().slice(0, 200) || name, value };
}

/** Whoever has a file applied that was read in one of two ways says that it was the right one. */
export async function confirmAssumed(
  tx: ScopedTx,
  actor: Actor,
  submission: Submission,
  at: Date,
): Promise<"confirmed" | "open"> {
  const layout = await selectLayout(tx, submission.id);
  const questions = layout?.questions ?? [];
  if (!layout || questions.length === 0) return "confirmed";
  if (questions.some(({ assumed }) => assumed === null)) return "open";
  const said = questions.flatMap(({ column, what, assumed }) =>
    assumed === null ? [] : memoryOf(layout, { column, what, value: assumed }),
  );
  await remember(tx, actor, submission, said, at);
  return "confirmed";
}
