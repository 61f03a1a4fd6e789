import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail/mail.server.ts";

import { membershipsOf } from "../members/memberships.server.ts";
import { type FactorChange, factorLetter } from "./second-factor-letters.ts";

export type Person = { id: string; email: string; name: string };
/** Somebody who changes how they themselves sign in. */
export type Self = { actor: Actor; person: Person };

/** Keeps the change on record at the vendor in scope, and writes to the person it is about. */
export async function noteFactorChange(
  tx: ScopedTx,
  actor: Actor,
  person: Person,
  { kind, ...detail }: FactorChange,
) {
  await audit(tx, actor, `person.${kind}`, { kind: "person", id: person.id }, detail);
  const letter = factorLetter({ kind, ...detail } as FactorChange, { origin: env.ORIGIN });
  await sendMail(tx, actor, { toName: person.name, toAddress: person.email, ...letter });
}

/** The same where nobody is signed in yet: at the first place where the person works, if there is one. */
export async function noteBeforeSignIn(person: Person, change: FactorChange) {
  const [first] = await membershipsOf(person.id);
  if (!first) return;
  await withScope(first.actor, (tx) => noteFactorChange(tx, first.actor, person, change));
}
