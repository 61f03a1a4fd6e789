import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { MemoryWhat } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Submission, SubmissionKind } from "../submission.ts";
import type { ColumnSaid } from "./settle-conventions.ts";

export type { MemoryWhat };

/** What was said of earlier files of one sender and kind. */
export type Remembered = {
  /** Fields by columnKeys; "" where a column is left alone. */
  columns: Record<string, string>;
  conventions: Record<string, ColumnSaid>;
  encoding: string | null;
  /** Partners by the key of what the sender writes for them. */
  partners: Record<string, string>;
};

export type Memory = {
  id: string;
  kind: SubmissionKind;
  what: MemoryWhat;
  shown: string;
  value: string;
  saidBy: string;
  saidAt: Date;
};

type Whose = Pick<Submission, "partnerId" | "kind">;

export async function rememberedFor(tx: ScopedTx, { partnerId, kind }: Whose): Promise<Remembered> {
  const rows = await tx.intakeMemory.findMany({
    where: { vendorId: tx.vendorId, partnerId, kind },
    select: { what: true, name: true, value: true },
  });
  const remembered: Remembered = { columns: {}, conventions: {}, encoding: null, partners: {} };
  for (const { what, name, value } of rows) {
    if (what === "column") remembered.columns[name] = value;
    else if (what === "encoding") remembered.encoding = value;
    else if (what === "partner") remembered.partners[name] = value;
    else remembered.conventions[name] = { ...remembered.conventions[name], [what]: value };
  }
  return remembered;
}

export const listMemories = (tx: ScopedTx, partnerId: string | null): Promise<Memory[]> =>
  tx.intakeMemory.findMany({
    where: { vendorId: tx.vendorId, partnerId },
    orderBy: [{ kind: "asc" }, { what: "asc" }, { shown: "asc" }, { id: "asc" }],
    select: {
      id: true,
      kind: true,
      what: true,
      shown: true,
      value: true,
      saidBy: true,
      saidAt: true,
    },
  });

export type ToRemember = { what: MemoryWhat; name: string; shown: string; value: string };

/** What was said of a file holds for the sender's next ones. */
export async function remember(
  tx: ScopedTx,
  actor: Actor,
  { partnerId, kind }: Whose,
  said: readonly ToRemember[],
  at: Date,
) {
  const { vendorId } = tx;
  for (const { what, name, shown, value } of said) {
    const where = { vendorId, partnerId, kind, what, name };
    const data = { shown, value, saidBy: actor.name, saidAt: at };
    const { count } = await tx.intakeMemory.updateMany({ where, data });
    if (count > 0) continue;
    const row = { ...where, ...data, id: newId() };
    await tx.intakeMemory.createMany({ data: [row], skipDuplicates: true });
  }
}

/** Nothing is remembered of these any more: they are what anybody would take them for. */
export async function forgetNames(
  tx: ScopedTx,
  { partnerId, kind }: Whose,
  what: MemoryWhat,
  names: readonly string[],
) {
  if (names.length === 0) return;
  await tx.intakeMemory.deleteMany({
    where: { vendorId: tx.vendorId, partnerId, kind, what, name: { in: [...names] } },
  });
}

/** False when it is not there, or not theirs. */
export async function forget(
  tx: ScopedTx,
  actor: Actor,
  partnerId: string | null,
  id: string,
): Promise<boolean> {
  const where = { vendorId: tx.vendorId, partnerId, id };
  const found = await tx.intakeMemory.findFirst({ where, select: { what: true, shown: true } });
  const { count } = await tx.intakeMemory.deleteMany({ where });
  if (!found || count === 0) return false;
  const subject = partnerId
    ? { kind: "partner", id: partnerId }
    : { kind: "vendor", id: String(tx.vendorId) };
  await audit(tx, actor, "intake_memory.forgotten", subject, found);
  return true;
}
