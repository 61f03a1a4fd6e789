import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { joinAccount } from "./join-account.server.ts";
import { type AcceptInvitation, levelsFrom } from "./joint-account.schema.ts";
import { lockAccount, setStatus } from "./joint-account.store.server.ts";
import { type JointAccount, mayAnswer, sideOf } from "./joint-account.ts";
import { showFirst } from "./show-facets.server.ts";
import { tellOtherSide } from "./tell-other-side.server.ts";

export type Answer = { ok: true } | { ok: false; reason: "not-found" | "not-yours-to-answer" };

/** The side that was invited agrees, and says what it shows in turn. */
export const acceptInvitation = (
  actor: Actor,
  accountId: string,
  input: AcceptInvitation,
  at: Date,
) =>
  answer(actor, accountId, async (tx, account) => {
    await setStatus(tx, account.id, "active", at);
    await showFirst(tx, actor, account, levelsFrom(input), input.until, at);
    await joinAccount(tx, actor, account);
    await record(tx, actor, account, "accepted");
  });

export const declineInvitation = (actor: Actor, accountId: string, at: Date) =>
  answer(actor, accountId, async (tx, account) => {
    await setStatus(tx, account.id, "declined", at);
    await record(tx, actor, account, "declined");
  });

function answer(
  actor: Actor,
  accountId: string,
  work: (tx: ScopedTx, account: JointAccount) => Promise<void>,
): Promise<Answer> {
  return withScope(actor, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return { ok: false, reason: "not-found" };
    if (!mayAnswer(account, sideOf(actor))) return { ok: false, reason: "not-yours-to-answer" };
    await work(tx, account);
    return { ok: true };
  });
}

async function record(
  tx: ScopedTx,
  actor: Actor,
  account: JointAccount,
  answered: "accepted" | "declined",
) {
  await audit(tx, actor, `account.${answered}`, { kind: "joint_account", id: account.id });
  await tellOtherSide(tx, actor, account, {
    kind: "answered",
    subject: `Joint account ${answered}: ${account.title}`,
    text: (from) => `${from} ${answered} your invitation to work on ${account.title} together.`,
  });
}
