import { prisma } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import { keyFor } from "#app/platform/secret.server.ts";

import { asMade, hashOfCode, newRecoveryCodes } from "./recovery-code.server.ts";

export type CodesDb = Pick<Prisma.TransactionClient, "recoveryCode">;

const hashed = (personId: string, code: string) =>
  hashOfCode(keyFor("recovery code"), personId, code);

export const codesLeft = (personId: string, db: CodesDb = prisma): Promise<number> =>
  db.recoveryCode.count({ where: { personId, usedAt: null } });

/** Ten new codes; the former ones are void. This is the one moment in which they can be read. */
export async function makeCodes(db: CodesDb, personId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await db.recoveryCode.deleteMany({ where: { personId } });
  await db.recoveryCode.createMany({
    data: codes.map((code) => ({ personId, hash: hashed(personId, code) })),
  });
  return codes;
}

/** Codes for whoever has a factor and none; null when there are some already. */
export const makeFirstCodes = async (db: CodesDb, personId: string): Promise<string[] | null> =>
  (await codesLeft(personId, db)) > 0 ? null : makeCodes(db, personId);

/** Uses a code up. True for exactly one caller. */
export async function spendCode(
  personId: string,
  typed: string,
  at: Date,
  db: CodesDb = prisma,
): Promise<boolean> {
  const code = asMade(typed);
  if (!code) return false;
  const { count } = await db.recoveryCode.updateMany({
    where: { personId, hash: hashed(personId, code), usedAt: null },
    data: { usedAt: at },
  });
  return count === 1;
}
