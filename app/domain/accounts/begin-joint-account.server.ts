import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { joinAccount } from "./join-account.server.ts";
import { insertAccount } from "./joint-account.store.server.ts";
import { type Facet, facetNames, type Levels, levelNames, sideOf } from "./joint-account.ts";
import { showFirst } from "./show-facets.server.ts";
import { tellOtherSide } from "./tell-other-side.server.ts";

export type Beginning =
  | { ok: true; accountId: string }
  | { ok: false; reason: "already-open" | "customer-unknown" | "partner-unknown" | "deal-unknown" };

type Terms = {
  customerId: string;
  partnerId: string;
  title: string;
  message?: string;
  levels: Levels;
  until?: Date;
};

/** The part that is the same whichever side invites: the account, what it offers, who invites, and the mail. */
export async function beginJointAccount(
  tx: ScopedTx,
  actor: Actor,
  terms: Terms,
  at: Date,
): Promise<Beginning> {
  const { customerId, partnerId, title, message, levels, until } = terms;
  const account = await insertAccount(tx, {
    customerId,
    partnerId,
    title,
    invitedBy: sideOf(actor),
    createdAt: at,
    ...(message && { message }),
  });
  await showFirst(tx, actor, account, levels, until, at);
  await joinAccount(tx, actor, account);
  await audit(
    tx,
    actor,
    "account.invited",
    { kind: "joint_account", id: account.id },
    { title, levels },
  );
  await tellOtherSide(tx, actor, account, {
    kind: "invited",
    subject: `Joint account: ${title}`,
    text: (from) =>
      [
        `${from} invites you to work on ${title} together.`,
        message ?? "",
        `On offer: ${offer(levels)}.`,
        "Nothing is shown by either side before you accept.",
      ]
        .filter(Boolean)
        .join("\n\n"),
  });
  return { ok: true, accountId: account.id };
}

const offer = (levels: Levels) => {
  const shown = Object.entries(levels).filter(([, level]) => level !== "none");
  if (shown.length === 0) return "nothing yet";
  return shown
    .map(([facet, level]) => `${facetNames[facet as Facet]} (${levelNames[level].toLowerCase()})`)
    .join(", ");
};

/** For use outside the transaction, which is over once the index has refused. */
export function alreadyOpen(error: unknown): Beginning {
  if (brokeConstraint(error, "joint_account_one_open")) {
    return { ok: false, reason: "already-open" };
  }
  throw error;
}
