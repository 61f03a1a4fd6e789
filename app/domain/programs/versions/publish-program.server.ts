import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { instantOf, localDay } from "../local-time.ts";
import { rulesToJson } from "../program-rules.ts";
import { lockProgram, rulesEdition } from "./programs.server.ts";

export type Published =
  | { ok: true; version: number; validFrom: Date }
  | { ok: false; reason: "unknown" | "no-draft" | "changed" | "in-the-past" }
  /** A version that was published before begins later than this one would. */
  | { ok: false; reason: "before-another"; validFrom: Date };

type Publish = {
  programId: string;
  /** The vendor's day on which it begins; null is now. */
  from: Date | null;
  note: string | null;
  edition: string;
};

/**
 * Makes the draft the next version. What was handed in before keeps its rules; a version that stands is never changed,
 * only followed by another.
 */
export function publishDraft(
  actor: VendorActor,
  { programId, from, note, edition }: Publish,
  now: Date,
): Promise<Published> {
  return withScope(actor, async (tx) => {
    const { vendorId } = tx;
    const program = await lockProgram(tx, programId, now);
    if (!program) return { ok: false, reason: "unknown" };
    const { draft, versions } = program;
    if (!draft) return { ok: false, reason: "no-draft" };
    if (rulesEdition(draft.rules) !== edition) return { ok: false, reason: "changed" };

    const { timeZone } = await findVendor(tx);
    const today = localDay(now, timeZone);
    if (from && from < today) return { ok: false, reason: "in-the-past" };
    const validFrom = from && from > today ? instantOf(from, timeZone) : now;
    const last = versions[0];
    if (last && last.validFrom > validFrom) {
      return { ok: false, reason: "before-another", validFrom: last.validFrom };
    }
    const version = Math.max(0, ...versions.map((each) => each.version)) + 1;
    const published = { publishedAt: now, publishedBy: actor.name, note };
    const rules = rulesToJson(draft.rules);
    await tx.programVersion.createMany({
      data: [{ vendorId, id: newId(), programId, version, rules, validFrom, ...published }],
    });
    await tx.programDraft.deleteMany({ where: { vendorId, programId } });
    await audit(
      tx,
      actor,
      "program.published",
      { kind: "program", id: programId },
      {
        name: program.name,
        version,
        validFrom: validFrom.toISOString(),
        from: rulesToJson(last?.rules ?? draft.rules),
        to: rules,
      },
    );
    return { ok: true, version, validFrom };
  });
}
