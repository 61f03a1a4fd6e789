import { prisma } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { log } from "#app/platform/log.server.ts";
import { seal, unseal } from "#app/platform/secret.server.ts";

import { lockPerson } from "./lock-person.server.ts";
import { makeFirstCodes } from "./recovery-codes.server.ts";
import { noteFactorChange, type Person, type Self } from "./second-factor-notice.server.ts";
import { newTotpSecret, stepOfCode, totpAddress, typedSecret } from "./totp.ts";

const PURPOSE = "totp";

/** Null when SECRET is another than it was sealed with: the person then needs a reset, and the log says why. */
function opened(personId: string, sealed: Uint8Array): Uint8Array | null {
  try {
    return unseal(PURPOSE, personId, sealed);
  } catch (error) {
    log.error({ err: error }, "an authenticator's secret was sealed with another SECRET");
    return null;
  }
}

/** Makes a secret that counts for nothing until a first code of it was typed. A former unconfirmed one is void. */
export async function beginAuthenticator(person: Person): Promise<boolean> {
  const { count } = await prisma.person.updateMany({
    where: { id: person.id, totpConfirmedAt: null },
    data: { totpSecret: seal(PURPOSE, person.id, newTotpSecret()), totpLastStep: null },
  });
  return count === 1;
}

/** The secret that waits for its first code: to scan and to type. */
export async function waitingAuthenticator(
  person: Person,
): Promise<{ address: string; typed: string } | null> {
  const found = await prisma.person.findUnique({
    where: { id: person.id, totpConfirmedAt: null },
    select: { totpSecret: true },
  });
  if (!found?.totpSecret) return null;
  const secret = opened(person.id, found.totpSecret);
  return secret && { address: totpAddress(secret, person.email), typed: typedSecret(secret) };
}

export type Confirmation =
  | { ok: true /** To be kept, where there were none yet. */; codes: string[] | null }
  | { ok: false; reason: "not-begun" | "wrong-code" };

/** The first code shows that the app has the secret; from here on, signing in asks for one. */
export async function confirmAuthenticator(
  { actor, person }: Self,
  typed: string,
  at: Date,
): Promise<Confirmation> {
  const waiting = await prisma.person.findUnique({
    where: { id: person.id, totpConfirmedAt: null },
    select: { totpSecret: true },
  });
  if (!waiting?.totpSecret) return { ok: false, reason: "not-begun" };
  const secret = opened(person.id, waiting.totpSecret);
  const step = secret && stepOfCode(secret, typed, at);
  if (step === null) return { ok: false, reason: "wrong-code" };

  return withScope(actor, async (tx) => {
    await lockPerson(tx, person.id);
    const { count } = await tx.person.updateMany({
      where: { id: person.id, totpConfirmedAt: null, totpSecret: waiting.totpSecret },
      data: { totpConfirmedAt: at, totpLastStep: BigInt(step) },
    });
    if (count === 0) return { ok: false, reason: "not-begun" };
    await noteFactorChange(tx, actor, person, { kind: "authenticator_added" });
    return { ok: true, codes: await makeFirstCodes(tx, person.id) };
  });
}

/** Forgets the secret. With the last factor, the recovery codes go as well. */
export function removeAuthenticator({ actor, person }: Self): Promise<boolean> {
  return withScope(actor, async (tx) => {
    await lockPerson(tx, person.id);
    const { count } = await tx.person.updateMany({
      where: { id: person.id, totpConfirmedAt: { not: null } },
      data: forgotten,
    });
    if (count === 0) return false;
    await dropLoneCodes(tx, person.id);
    await noteFactorChange(tx, actor, person, { kind: "authenticator_removed" });
    return true;
  });
}

export const forgotten = { totpSecret: null, totpConfirmedAt: null, totpLastStep: null };

type Db = Pick<Prisma.TransactionClient, "person" | "passkey" | "recoveryCode">;

/** Recovery codes stand in for another factor; alone they would be a second password. */
export async function dropLoneCodes(db: Db, personId: string) {
  const factors =
    (await db.person.count({ where: { id: personId, totpConfirmedAt: { not: null } } })) +
    (await db.passkey.count({ where: { personId } }));
  if (factors === 0) await db.recoveryCode.deleteMany({ where: { personId } });
}

/** Uses a code of the app up: it works once, and so does none before it. True for exactly one caller. */
export async function spendAuthenticatorCode(personId: string, typed: string, at: Date) {
  const found = await prisma.person.findUnique({
    where: { id: personId, totpConfirmedAt: { not: null } },
    select: { totpSecret: true },
  });
  if (!found?.totpSecret) return false;
  const secret = opened(personId, found.totpSecret);
  const step = secret && stepOfCode(secret, typed, at);
  if (step === null) return false;
  const { count } = await prisma.person.updateMany({
    where: {
      id: personId,
      totpSecret: found.totpSecret,
      OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }],
    },
    data: { totpLastStep: BigInt(step) },
  });
  return count === 1;
}
