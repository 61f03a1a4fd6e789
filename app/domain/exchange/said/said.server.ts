import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import type { HeaderSaid } from "#app/platform/tables/header.ts";

import type { Submission } from "../submission.ts";
import { Choices, noChoices } from "./choices.ts";
import { columnKeys } from "./column-keys.ts";
import { type Remembered, rememberedFor } from "./memory.server.ts";

/** What people said of a file and of earlier ones like it. */
export type Said = { choices: Choices; remembered: Remembered };

export async function saidOf(
  tx: ScopedTx,
  submission: Pick<Submission, "id" | "partnerId" | "kind">,
): Promise<Said> {
  const choices = await choicesOf(tx, submission.id);
  return { choices, remembered: await rememberedFor(tx, submission) };
}

export async function choicesOf(tx: ScopedTx, id: string): Promise<Choices> {
  const row = await tx.submission.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: { choices: true },
  });
  const choices = Choices.safeParse(row?.choices);
  return choices.success ? choices.data : noChoices;
}

/** What is known of the header before it is read: what was said of this file before what was said of others. */
export const headerSaid = ({ choices, remembered }: Said): HeaderSaid => ({
  rowNo: choices.headerRow,
  fieldsOf: (cells) =>
    columnKeys(cells).map((key) => choices.columns?.[key] ?? remembered.columns[key]),
});

/** By place: whether a column is what it is because somebody said so. */
export function sourcesOf(
  { choices, remembered }: Said,
  cells: readonly string[],
): Record<string, "said" | "remembered"> {
  const sources: Record<string, "said" | "remembered"> = {};
  for (const [place, key] of columnKeys(cells).entries()) {
    if (choices.columns?.[key] !== undefined) sources[place] = "said";
    else if (remembered.columns[key] !== undefined) sources[place] = "remembered";
  }
  return sources;
}
