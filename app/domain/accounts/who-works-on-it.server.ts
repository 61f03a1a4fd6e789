import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { joinAccount } from "./join-account.server.ts";
import type { AddContact } from "./joint-account.schema.ts";
import {
  deleteContact,
  deleteMember,
  insertContacts,
  lockAccount,
} from "./joint-account.store.server.ts";
import { type JointAccount, sideOf } from "./joint-account.ts";

export type Done = { ok: true } | { ok: false; reason: "not-found" | "not-active" };

type Work = (tx: ScopedTx, account: JointAccount) => Promise<boolean>;

/** Puts a colleague of one's own side to work on the account. */
export const addMember = (actor: Actor, accountId: string, membershipId: string) =>
  onActive(actor, accountId, "account.member_added", { membershipId }, async (tx, account) =>
    Boolean(await joinAccount(tx, actor, account, membershipId)),
  );

export const removeMember = (actor: Actor, accountId: string, memberId: string) =>
  onActive(actor, accountId, "account.member_removed", { memberId }, (tx, account) =>
    deleteMember(tx, account, sideOf(actor), memberId),
  );

/** Keeps somebody whom one's own side knows at the customer. */
export const addContact = (actor: Actor, accountId: string, contact: AddContact) =>
  onActive(actor, accountId, "account.contact_added", {}, async (tx, account) => {
    await insertContacts(tx, account, sideOf(actor), [contact]);
    return true;
  });

export const removeContact = (actor: Actor, accountId: string, contactId: string) =>
  onActive(actor, accountId, "account.contact_removed", {}, (tx, account) =>
    deleteContact(tx, account, sideOf(actor), contactId),
  );

function onActive(
  actor: Actor,
  accountId: string,
  action: string,
  detail: Record<string, string>,
  work: Work,
): Promise<Done> {
  return withScope(actor, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return { ok: false, reason: "not-found" };
    if (account.status !== "active") return { ok: false, reason: "not-active" };
    if (!(await work(tx, account))) return { ok: false, reason: "not-found" };
    await audit(tx, actor, action, { kind: "joint_account", id: account.id }, detail);
    return { ok: true };
  });
}
