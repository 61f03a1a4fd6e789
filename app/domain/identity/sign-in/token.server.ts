import { createHash, randomBytes } from "node:crypto";

import type { Prisma } from "#app/platform/db/generated/client.ts";

export type TokenPurpose = "reset" | "email_from" | "email_to" | "second_factor" | "passkey";

/** The unscoped client or a transaction: people and their tokens are of no vendor. */
export type TokenDb = Pick<Prisma.TransactionClient, "token">;

export type Token = { hash: Uint8Array<ArrayBuffer>; personId: string; detail: Prisma.JsonValue };

const MINUTE = 60_000;

/** What can be sent in a link: 256 random bits. */
export const newSecret = () => randomBytes(32).toString("base64url");

/** What is kept of it. */
export const hashOfSecret = (secret: string) =>
  new Uint8Array(createHash("sha256").update(secret).digest());

type Issue = {
  personId: string;
  purpose: TokenPurpose;
  minutes: number;
  detail?: Prisma.InputJsonObject;
};

/** Makes a secret that stands for a person and a purpose, once and for a while. Only its hash is kept. */
export async function issueToken(db: TokenDb, issue: Issue, at: Date): Promise<string> {
  const { minutes, detail = {}, ...rest } = issue;
  const secret = newSecret();
  const expiresAt = new Date(at.getTime() + minutes * MINUTE);
  await db.token.createMany({
    data: [{ ...rest, detail, hash: hashOfSecret(secret), createdAt: at, expiresAt }],
  });
  return secret;
}

/** The token of a secret while it can be used; looking does not use it up, because programs open links in mails. */
export async function findToken(
  db: TokenDb,
  purpose: TokenPurpose,
  secret: string,
  at: Date,
): Promise<Token | null> {
  const found = await db.token.findUnique({ where: { hash: hashOfSecret(secret) } });
  if (found?.purpose !== purpose || found.usedAt || found.expiresAt <= at) return null;
  return { hash: found.hash, personId: found.personId, detail: found.detail };
}

/** Uses a token up. True for exactly one caller, and for none after its time. */
export async function useToken(
  db: TokenDb,
  hash: Uint8Array<ArrayBuffer>,
  at: Date,
): Promise<boolean> {
  const { count } = await db.token.updateMany({
    where: { hash, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  return count === 1;
}
