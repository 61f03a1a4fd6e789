import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { ChangeLevel } from "./joint-account.schema.ts";
import { insertGrants, lockAccount, revokeGrant } from "./joint-account.store.server.ts";
import { facetNames, shownBy, sideOf } from "./joint-account.ts";
import { endOf } from "./show-facets.server.ts";
import { tellOtherSide } from "./tell-other-side.server.ts";

export type Change = { ok: true } | { ok: false; reason: "not-found" | "not-active" | "not-yours" };

/** Shows the other side more or less of one facet. The former grant is revoked and stays on record. */
export function changeWhatIsShown(
  actor: Actor,
  accountId: string,
  { facet, level, until }: ChangeLevel,
  at: Date,
): Promise<Change> {
  const side = sideOf(actor);
  return withScope(actor, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return { ok: false, reason: "not-found" };
    if (account.status !== "active") return { ok: false, reason: "not-active" };
    if (!shownBy[side].includes(facet)) return { ok: false, reason: "not-yours" };

    await revokeGrant(tx, account, side, facet, at);
    if (level !== "none") {
      const grant = { side, facet, level, grantedBy: actor.name, startsAt: at };
      await insertGrants(tx, account, [{ ...grant, endsAt: await endOf(tx, until) }]);
    }
    await audit(
      tx,
      actor,
      level === "none" ? "account.facet_revoked" : "account.facet_granted",
      { kind: "joint_account", id: account.id },
      { facet, level, until: until?.toISOString().slice(0, 10) ?? null },
    );
    const how = { none: "no longer", totals: "in totals", detail: "in detail" }[level];
    await tellOtherSide(tx, actor, account, {
      kind: "shown",
      subject: `${account.title}: ${facetNames[facet].toLowerCase()} ${how} shown`,
      text: (from) =>
        level === "none"
          ? `${from} no longer shows you ${facetNames[facet].toLowerCase()} of ${account.title}.`
          : `${from} now shows you ${facetNames[facet].toLowerCase()} of ${account.title} ${how}.`,
    });
    return { ok: true };
  });
}
