import { partnersById } from "#app/domain/partners/partners.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { AccountListQuery } from "./joint-account.schema.ts";
import { selectAccounts, selectGrants } from "./joint-account.store.server.ts";
import {
  type AccountStatus,
  type Facet,
  type FacetLevel,
  type JointAccount,
  liveLevel,
  mayAnswer,
  otherSide,
  type Side,
  shownBy,
  sideOf,
} from "./joint-account.ts";

type Shown = { facet: Facet; level: FacetLevel }[];

export type AccountSummary = Pick<
  JointAccount,
  "id" | "title" | "status" | "createdAt" | "answeredAt" | "endedAt"
> & {
  partnerName: string;
  /** The invitation waits for the asking side. */
  waits: boolean;
  weShow: Shown;
  theyShow: Shown;
};

const statusesOf: Record<AccountListQuery["status"], readonly AccountStatus[]> = {
  open: ["invited", "active"],
  invited: ["invited"],
  active: ["active"],
  closed: ["declined", "ended"],
  all: ["invited", "active", "declined", "ended"],
};

/** The joint accounts in scope: those that wait for an answer from here first, then the newest. */
export function listJointAccounts(
  actor: Actor,
  { status, q }: AccountListQuery,
  at: Date,
): Promise<AccountSummary[]> {
  const side = sideOf(actor);
  return withScope(actor, async (tx) => {
    const accounts = await selectAccounts(tx, statusesOf[status], q);
    const partners = await partnersById(
      tx,
      accounts.map(({ partnerId }) => partnerId),
    );
    const grants = await selectGrants(
      tx,
      accounts.map(({ id }) => id),
    );
    const summaries = accounts.map((account) => {
      const own = grants.filter(({ accountId }) => accountId === account.id);
      const shown = (by: Side): Shown =>
        shownBy[by]
          .map((facet) => ({ facet, level: liveLevel(own, by, facet, at) }))
          .filter(({ level }) => level !== "none");
      const { id, title, createdAt, answeredAt, endedAt } = account;
      return {
        ...{ id, title, status: account.status, createdAt, answeredAt, endedAt },
        partnerName: partners.get(account.partnerId)?.name ?? "",
        waits: mayAnswer(account, side),
        weShow: shown(side),
        theyShow: shown(otherSide(side)),
      };
    });
    return summaries.sort((a, b) => Number(b.waits) - Number(a.waits));
  });
}
