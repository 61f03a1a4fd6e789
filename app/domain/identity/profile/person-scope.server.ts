import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { type Letter, sendMail } from "#app/platform/mail/mail.server.ts";

import { membershipsOf } from "../members/memberships.server.ts";

/** What a person's own rows are changed with. */
export type PersonTx = Prisma.TransactionClient;

/** Puts on record, and writes to the person, where there is a vendor to do it for. */
export type Teller = {
  note: (action: string, detail?: Prisma.InputJsonObject) => Promise<void>;
  write: (letter: Letter) => Promise<void>;
};

const silent: Teller = { note: async () => {}, write: async () => {} };

const tellerIn = (tx: ScopedTx, actor: Actor, personId: string): Teller => ({
  note: (action, detail) => audit(tx, actor, action, { kind: "person", id: personId }, detail),
  write: (letter) => sendMail(tx, actor, letter),
});

/**
 * Changes a person's own rows in one transaction. They are of no vendor, but the record and the mail are: of the
 * given place, else of the first where the person works. Who works nowhere is changed without either.
 */
export async function asPerson<T>(
  personId: string,
  work: (tx: PersonTx, teller: Teller) => Promise<T>,
  actor?: Actor,
): Promise<T> {
  const place = actor ?? (await membershipsOf(personId))[0]?.actor;
  if (!place) return prisma.$transaction((tx) => work(tx, silent));
  return withScope(place, (tx) => work(tx, tellerIn(tx, place, personId)));
}
