import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { lockAccount, setStatus } from "./joint-account.store.server.ts";
import { mayEnd, sideOf } from "./joint-account.ts";
import { tellOtherSide } from "./tell-other-side.server.ts";

export type End = { ok: true } | { ok: false; reason: "not-found" | "not-open" };

/** From here on neither side reads anything of the other. An invitation is taken back the same way. */
export function endJointAccount(actor: Actor, accountId: string, at: Date): Promise<End> {
  return withScope(actor, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return { ok: false, reason: "not-found" };
    if (!mayEnd(account, sideOf(actor))) return { ok: false, reason: "not-open" };

    await setStatus(tx, account.id, "ended", at);
    await audit(tx, actor, "account.ended", { kind: "joint_account", id: account.id });
    await tellOtherSide(tx, actor, account, {
      kind: "ended",
      subject: `Joint account ended: ${account.title}`,
      text: (from) =>
        account.status === "invited"
          ? `${from} took back the invitation to work on ${account.title} together.`
          : `${from} ended the joint account ${account.title}. Nothing is shown any more.`,
    });
    return { ok: true };
  });
}
