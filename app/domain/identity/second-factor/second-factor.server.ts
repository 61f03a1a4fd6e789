import { prisma } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";

import { type CodesDb, codesLeft } from "./recovery-codes.server.ts";

/** The unscoped client or a transaction: a person's factors are of no vendor. */
export type FactorDb = CodesDb & Pick<Prisma.TransactionClient, "person" | "passkey">;

export type SecondFactors = {
  /** Since when codes of an authenticator app are asked for. */
  totpSince: Date | null;
  passkeys: number;
  codesLeft: number;
};

export async function secondFactorsOf(
  personId: string,
  db: FactorDb = prisma,
): Promise<SecondFactors> {
  const person = await db.person.findUnique({
    where: { id: personId },
    select: { totpConfirmedAt: true },
  });
  return {
    totpSince: person?.totpConfirmedAt ?? null,
    passkeys: await db.passkey.count({ where: { personId } }),
    codesLeft: await codesLeft(personId, db),
  };
}

/** Whether a password alone is not enough: an authenticator app was confirmed, or there is a passkey. */
export async function secondFactorOf(personId: string, db: FactorDb = prisma): Promise<boolean> {
  const found = await db.person.count({
    where: { id: personId, OR: [{ totpConfirmedAt: { not: null } }, { passkeys: { some: {} } }] },
  });
  return found === 1;
}
