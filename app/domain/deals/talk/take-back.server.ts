import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { mayTakeBack } from "./talk.ts";

export type TakenBack = { ok: true } | { ok: false; reason: "not-found" | "too-late" };

type What = { dealId: string; id: string; stream: "shared" | "internal" };

/** Takes a word back that was one's own, within minutes. The line stays, its words go into the audit log. */
export function takeBack(
  actor: Actor,
  { dealId, id, stream }: What,
  now: Date,
): Promise<TakenBack> {
  return withScope(actor, async (tx): Promise<TakenBack> => {
    const { vendorId } = tx;
    const where = { vendorId, id, dealId };
    const select = { personId: true, at: true, withdrawnAt: true, text: true };
    const said =
      stream === "shared"
        ? await tx.dealComment.findFirst({ where, select })
        : await tx.dealNote.findFirst({ where, select });
    if (!said || said.personId !== actor.personId) return { ok: false, reason: "not-found" };
    if (!mayTakeBack(said, actor.personId, now)) return { ok: false, reason: "too-late" };

    const change = { where: { ...where, withdrawnAt: null }, data: { withdrawnAt: now, text: "" } };
    const { count } =
      stream === "shared"
        ? await tx.dealComment.updateMany(change)
        : await tx.dealNote.updateMany(change);
    if (count === 0) return { ok: false, reason: "too-late" };
    const action = stream === "shared" ? "deal.comment_taken_back" : "deal.note_taken_back";
    await audit(tx, actor, action, { kind: "deal", id: dealId }, { words: said.text });
    return { ok: true };
  });
}
