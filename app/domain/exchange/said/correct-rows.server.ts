import { learnAlias } from "#app/domain/catalog/part-aliases.server.ts";
import { nameKey } from "#app/domain/customers/normalise.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { partnersNamed } from "../load-context.server.ts";
import { findFailing } from "../mistakes.store.server.ts";
import type { FileLayout } from "../submission.ts";
import { type Correction, MOST_CORRECTIONS } from "./choices.ts";
import { followUp } from "./follow-up.server.ts";
import { remember } from "./memory.server.ts";
import { type Heard, mayReadAgain, readAgainWith, type Spoken, say } from "./say.server.ts";

/** What is to be read instead of a value, a partner by its id; or nothing, and its rows are left out. */
export type CorrectionSaid = Pick<Correction, "column" | "what" | "value" | "to">;

/**
 * Corrects mistakes for all rows that have them. A file of which nothing counts yet is read again; of one that was
 * applied, the rows that failed are handed over once more as a file of their own.
 */
export async function correctRows(
  actor: Actor,
  id: string,
  version: number,
  said: readonly CorrectionSaid[],
  at: Date,
): Promise<Spoken> {
  let rest: { heard: Heard; corrections: Correction[] } | null = null;
  const spoken = await say(actor, id, version, async (tx, heard) => {
    const { submission, choices } = heard;
    const failing = await findFailing(tx, id, said);
    if (failing.length === 0) return { ok: false, reason: "said-since" };
    const learnt = await learn(tx, actor, heard, failing, at);
    if (!learnt.ok) return { ...learnt, reason: "not-understood" };
    const corrections = added(choices.corrections ?? [], learnt.said, { by: actor.name, at });
    if (corrections.length > MOST_CORRECTIONS) {
      const why = `A file takes ${MOST_CORRECTIONS.toLocaleString("en-GB")} corrections. Correct the others in the file`;
      return { ok: false, reason: "not-understood", why };
    }
    if (submission.status === "applied") {
      rest = { heard, corrections };
      return { ok: true, submissionId: id };
    }
    if (!mayReadAgain(submission)) return { ok: false, reason: "not-now" };
    const detail = { what: "corrections", corrections: failing.length };
    return readAgainWith(tx, actor, heard, { ...choices, corrections }, detail);
  });
  return spoken.ok && rest ? followUp(actor, rest, at) : spoken;
}

function added(
  before: readonly Correction[],
  said: readonly CorrectionSaid[],
  who: { by: string; at: Date },
): Correction[] {
  const same = (one: CorrectionSaid, other: CorrectionSaid) =>
    one.column === other.column && one.what === other.what && one.value === other.value;
  const kept = before.filter((one) => !said.some((other) => same(one, other)));
  return [
    ...kept,
    ...said.map(({ column, what, value, to }) => ({ column, what, value, to, ...who })),
  ];
}

const fieldOf = ({ cells, at }: FileLayout, column: string) =>
  Object.keys(at).find((field) => (cells[at[field] ?? -1] ?? "").trim() === column);

type Learnt =
  | { ok: true; said: CorrectionSaid[] }
  | { ok: false; why: string; about: CorrectionSaid };

/** What a partner calls our parts and its buyers is true of its next files, too. */
async function learn(
  tx: ScopedTx,
  actor: Actor,
  { submission, layout }: Heard,
  corrections: readonly CorrectionSaid[],
  at: Date,
): Promise<Learnt> {
  const { id: submissionId, partnerId } = submission;
  const said: CorrectionSaid[] = [];
  for (const correction of corrections) {
    const { column, value, to } = correction;
    const field = layout && fieldOf(layout, column);
    said.push(correction);
    if (to === null) continue;
    if (field === "partner") {
      const partner = (await partnersNamed(tx, submission)).find(({ id }) => id === to);
      if (!partner) return { ok: false, why: "Choose a partner of the list", about: correction };
      said.splice(-1, 1, { ...correction, to: partner.code });
      const name = nameKey(value);
      const known = { what: "partner" as const, name, shown: value, value: partner.id };
      if (name !== "") await remember(tx, actor, submission, [known], at);
    }
    if (field !== "part" || partnerId === null || value === "") continue;
    const alias = { partnerId, partNo: value, productNo: to, submissionId };
    const learnt = await learnAlias(tx, actor, alias, at);
    if (learnt.ok || learnt.reason !== "unknown-part") continue;
    const { shortName } = await findVendor(tx);
    const why = `${to} is not a part number of ${shortName}`;
    return { ok: false, why, about: correction };
  }
  return { ok: true, said };
}
