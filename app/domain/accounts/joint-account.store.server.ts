import { containing } from "#app/platform/db/containing.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { AddContact } from "./joint-account.schema.ts";
import {
  type AccountStatus,
  type Contact,
  type Facet,
  type FacetLevel,
  facets,
  type Grant,
  type JointAccount,
  type Member,
  type Side,
} from "./joint-account.ts";

const columns = {
  id: true,
  customerId: true,
  partnerId: true,
  title: true,
  status: true,
  invitedBy: true,
  message: true,
  createdAt: true,
  answeredAt: true,
  endedAt: true,
} satisfies Prisma.JointAccountSelect;

const keyOf = (tx: ScopedTx, id: string) => ({ vendorId_id: { vendorId: tx.vendorId, id } });

export const selectAccount = (tx: ScopedTx, id: string): Promise<JointAccount | null> =>
  tx.jointAccount.findUnique({ where: keyOf(tx, id), select: columns });

const LIST_LIMIT = 200;

export const selectAccounts = (
  tx: ScopedTx,
  statuses: readonly AccountStatus[],
  words: string,
): Promise<JointAccount[]> =>
  tx.jointAccount.findMany({
    where: {
      vendorId: tx.vendorId,
      status: { in: [...statuses] },
      ...(words && { title: containing(words) }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: LIST_LIMIT,
    select: columns,
  });

/** Holds the account until the transaction ends, so that both sides change it one after the other. */
export async function lockAccount(tx: ScopedTx, id: string): Promise<JointAccount | null> {
  const held = await tx.$queryRaw<unknown[]>`
    select 1 from joint_account where vendor_id = ${tx.vendorId} and id = ${id}::uuid for update`;
  return held.length > 0 ? selectAccount(tx, id) : null;
}

type NewAccount = Pick<
  JointAccount,
  "customerId" | "partnerId" | "title" | "invitedBy" | "createdAt"
> & { message?: string };

export async function insertAccount(tx: ScopedTx, account: NewAccount): Promise<JointAccount> {
  return tx.jointAccount.create({
    data: { ...account, vendorId: tx.vendorId, id: newId(), status: "invited" },
    select: columns,
  });
}

export async function setStatus(tx: ScopedTx, id: string, status: AccountStatus, at: Date) {
  const when = status === "ended" ? { endedAt: at } : { answeredAt: at };
  await tx.jointAccount.updateMany({
    where: { vendorId: tx.vendorId, id },
    data: { status, ...when },
  });
}

type Of = Pick<JointAccount, "id" | "partnerId">;

const ofAccount = (tx: ScopedTx, account: Of) => ({
  vendorId: tx.vendorId,
  accountId: account.id,
  partnerId: account.partnerId,
});

/** What is granted on these accounts and was not revoked; dates are for the reader to judge. */
export async function selectGrants(
  tx: ScopedTx,
  accountIds: readonly string[],
): Promise<(Grant & { accountId: string })[]> {
  const rows = await tx.jointGrant.findMany({
    where: {
      vendorId: tx.vendorId,
      accountId: { in: [...accountIds] },
      facet: { in: [...facets] },
      revokedAt: null,
    },
    select: {
      accountId: true,
      side: true,
      facet: true,
      level: true,
      startsAt: true,
      endsAt: true,
      revokedAt: true,
    },
  });
  return rows.map((row) => ({ ...row, facet: row.facet as Facet }));
}

type NewGrant = {
  side: Side;
  facet: Facet;
  level: FacetLevel;
  grantedBy: string;
  startsAt: Date;
  endsAt: Date | null;
};

export async function insertGrants(tx: ScopedTx, account: Of, grants: readonly NewGrant[]) {
  await tx.jointGrant.createMany({
    data: grants.map((grant) => ({ ...grant, ...ofAccount(tx, account), id: newId() })),
  });
}

export async function revokeGrant(tx: ScopedTx, account: Of, side: Side, facet: Facet, at: Date) {
  await tx.jointGrant.updateMany({
    where: { ...ofAccount(tx, account), side, facet, revokedAt: null },
    data: { revokedAt: at },
  });
}

export const selectMembers = (tx: ScopedTx, account: Of): Promise<Member[]> =>
  tx.jointMember.findMany({
    where: ofAccount(tx, account),
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, side: true, name: true, title: true, email: true },
  });

export async function insertMember(tx: ScopedTx, account: Of, member: Omit<Member, "id">) {
  const { count } = await tx.jointMember.createMany({
    data: [{ ...member, ...ofAccount(tx, account), id: newId() }],
    skipDuplicates: true,
  });
  return count > 0;
}

export async function deleteMember(tx: ScopedTx, account: Of, side: Side, id: string) {
  const { count } = await tx.jointMember.deleteMany({
    where: { ...ofAccount(tx, account), side, id },
  });
  return count > 0;
}

/** Whom one's own side knows: the other side's are not in sight here. */
export const selectContacts = (tx: ScopedTx, account: Of, side: Side): Promise<Contact[]> =>
  tx.jointContact.findMany({
    where: { ...ofAccount(tx, account), side },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, title: true, email: true, phone: true },
  });

export async function insertContacts(
  tx: ScopedTx,
  account: Of,
  side: Side,
  contacts: readonly AddContact[],
) {
  await tx.jointContact.createMany({
    data: contacts.map((contact) => ({ ...contact, ...ofAccount(tx, account), side, id: newId() })),
  });
}

export async function deleteContact(tx: ScopedTx, account: Of, side: Side, id: string) {
  const { count } = await tx.jointContact.deleteMany({
    where: { ...ofAccount(tx, account), side, id },
  });
  return count > 0;
}
