import { prisma } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { dropLoneCodes } from "./authenticator.server.ts";
import { lockPerson } from "./lock-person.server.ts";
import { noteFactorChange, type Self } from "./second-factor-notice.server.ts";

export type Passkey = {
  id: string;
  name: string;
  /** Its keeper copies it to the person's other devices. */
  backedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
};

export const passkeysOf = (personId: string): Promise<Passkey[]> =>
  prisma.passkey.findMany({
    where: { personId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true, backedUp: true, createdAt: true, lastUsedAt: true },
  });

/** False when the person has no such passkey. */
export async function renamePasskey(personId: string, id: string, name: string): Promise<boolean> {
  const { count } = await prisma.passkey.updateMany({ where: { id, personId }, data: { name } });
  return count === 1;
}

/** Forgets a passkey. With the last factor, the recovery codes go as well. */
export function removePasskey({ actor, person }: Self, id: string): Promise<boolean> {
  return withScope(actor, async (tx) => {
    await lockPerson(tx, person.id);
    const found = await tx.passkey.findUnique({ where: { id, personId: person.id } });
    if (!found) return false;
    await tx.passkey.deleteMany({ where: { id, personId: person.id } });
    await dropLoneCodes(tx, person.id);
    await noteFactorChange(tx, actor, person, { kind: "passkey_removed", name: found.name });
    return true;
  });
}
