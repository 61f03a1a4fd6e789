import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { ProgramRules, rulesToJson } from "../program-rules.ts";
import { listPrograms, type ProgramRecord, rulesToEdit } from "./programs.server.ts";

const about = (id: string) => ({ kind: "program", id });

export type ProgramAdded = { ok: true; id: string } | { ok: false; reason: "name-taken" };

/** Begins a programme as a draft, with the rules of another one or the usual ones. It takes nothing until it is published. */
export async function addProgram(
  actor: VendorActor,
  { name, like }: { name: string; like?: string | undefined },
  now: Date,
): Promise<ProgramAdded> {
  const id = newId();
  try {
    return await withScope(actor, async (tx) => {
      const { vendorId } = tx;
      const programs = await listPrograms(tx, now);
      const model = programs.find((each) => each.id === like);
      const { currency } = await tx.vendor.findUniqueOrThrow({
        where: { vendorId },
        select: { currency: true },
      });
      const rules = model ? rulesToEdit(model) : ProgramRules.parse({ currency });
      await tx.program.createMany({ data: [{ vendorId, id, name, rank: programs.length + 1 }] });
      const edited = { editedBy: actor.name, updatedAt: now };
      await tx.programDraft.createMany({
        data: [{ vendorId, programId: id, rules: rulesToJson(rules), ...edited }],
      });
      await audit(tx, actor, "program.added", about(id), { name, like: model?.name ?? "" });
      return { ok: true, id };
    });
  } catch (error) {
    if (!brokeConstraint(error, "program_vendor_id_name_key")) throw error;
    return { ok: false, reason: "name-taken" };
  }
}

export type ProgramChange =
  | { ok: true }
  | { ok: false; reason: "unknown" | "name-taken" }
  /** The only one in force stays open: without a programme nobody registers anything. */
  | { ok: false; reason: "last-one" };

type Change = { intent: "rename"; name: string } | { intent: "up" | "down" | "close" | "reopen" };

/** Renames, moves, closes or reopens a programme. The order decides which of them is tried first. */
export async function changeProgram(
  actor: VendorActor,
  programId: string,
  change: Change,
  now: Date,
): Promise<ProgramChange> {
  try {
    return await withScope(actor, async (tx) => {
      await tx.$queryRaw`select 1 from program where vendor_id = ${tx.vendorId}::int order by id for update`;
      const programs = await listPrograms(tx, now);
      const program = programs.find(({ id }) => id === programId);
      if (!program) return { ok: false, reason: "unknown" };
      switch (change.intent) {
        case "rename":
          return rename(tx, actor, program, change.name);
        case "up":
        case "down":
          return move(tx, actor, programs, program, change.intent);
        default:
          return close(tx, actor, programs, program, change.intent === "close" ? now : null);
      }
    });
  } catch (error) {
    if (!brokeConstraint(error, "program_vendor_id_name_key")) throw error;
    return { ok: false, reason: "name-taken" };
  }
}

async function rename(tx: ScopedTx, actor: VendorActor, program: ProgramRecord, name: string) {
  const where = { vendorId: tx.vendorId, id: program.id };
  await tx.program.updateMany({ where, data: { name } });
  await audit(tx, actor, "program.renamed", about(program.id), { from: program.name, to: name });
  return { ok: true } as const;
}

async function move(
  tx: ScopedTx,
  actor: VendorActor,
  programs: ProgramRecord[],
  program: ProgramRecord,
  way: "up" | "down",
) {
  const { vendorId } = tx;
  const order = programs.filter((each) => each !== program);
  order.splice(Math.max(0, programs.indexOf(program) + (way === "up" ? -1 : 1)), 0, program);
  for (const [place, { id }] of order.entries()) {
    await tx.program.updateMany({ where: { vendorId, id }, data: { rank: place + 1 } });
  }
  const names = order.map(({ name }) => name);
  await audit(tx, actor, "program.moved", about(program.id), { name: program.name, order: names });
  return { ok: true } as const;
}

async function close(
  tx: ScopedTx,
  actor: VendorActor,
  programs: ProgramRecord[],
  program: ProgramRecord,
  closedAt: Date | null,
) {
  const others = programs.filter((each) => each !== program && each.inForce && !each.closedAt);
  if (closedAt && others.length === 0) return { ok: false, reason: "last-one" } as const;
  const where = { vendorId: tx.vendorId, id: program.id };
  await tx.program.updateMany({ where, data: { closedAt } });
  const deed = closedAt ? "program.closed" : "program.reopened";
  await audit(tx, actor, deed, about(program.id), { name: program.name });
  return { ok: true } as const;
}
