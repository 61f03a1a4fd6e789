import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { FormRules } from "../form/program-form.schema.ts";
import { type ProgramRules, rulesToJson } from "../program-rules.ts";
import { lockProgram, rulesEdition, rulesToEdit } from "./programs.server.ts";

export type Drafted =
  | { ok: true }
  | { ok: false; reason: "unknown" }
  /** Somebody saved another draft, or published one, since the form was opened. */
  | { ok: false; reason: "changed"; now: ProgramRules; edition: string; by: string | null };

type Save = {
  programId: string;
  rules: FormRules;
  edition: string;
};

const about = (id: string) => ({ kind: "program", id });

/** Keeps what the next version shall say. Deals get it when it is published, and no sooner. */
export function saveDraft(
  actor: VendorActor,
  { programId, rules: wanted, edition }: Save,
  now: Date,
): Promise<Drafted> {
  return withScope(actor, async (tx) => {
    const { vendorId } = tx;
    const program = await lockProgram(tx, programId, now);
    if (!program) return { ok: false, reason: "unknown" };
    const standing = rulesToEdit(program);
    if (rulesEdition(standing) !== edition) {
      const by = program.draft?.editedBy ?? program.versions[0]?.publishedBy ?? null;
      return { ok: false, reason: "changed", now: standing, edition: rulesEdition(standing), by };
    }
    // The one least amount of earlier days is among the amounts of each currency now.
    const rules = rulesToJson({ ...standing, ...wanted, minimumMinor: 0n });
    const edited = { rules, editedBy: actor.name, updatedAt: now };
    const key = { vendorId, programId };
    if (program.draft) await tx.programDraft.updateMany({ where: key, data: edited });
    else await tx.programDraft.createMany({ data: [{ ...key, ...edited }] });
    await audit(tx, actor, "program.drafted", about(programId), { name: program.name });
    return { ok: true };
  });
}

/** Throws the draft away; the versions stand as they did. */
export function discardDraft(actor: VendorActor, programId: string): Promise<{ ok: boolean }> {
  return withScope(actor, async (tx) => {
    const { vendorId } = tx;
    const { count } = await tx.programDraft.deleteMany({ where: { vendorId, programId } });
    if (count > 0) await audit(tx, actor, "program.draft_discarded", about(programId));
    return { ok: count > 0 };
  });
}
