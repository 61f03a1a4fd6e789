import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import { insertInto } from "#app/platform/db/insert-into.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

type Subject = { kind: string; id: string };

/** Takes the caller's transaction: a change and its record are kept together or not at all. */
export async function audit(
  tx: ScopedTx,
  actor: Actor,
  action: string,
  subject: Subject,
  detail: Prisma.InputJsonObject = {},
) {
  await auditAll(tx, actor, [{ action, subject, detail }]);
}

export type Deed = { action: string; subject: Subject; detail: Prisma.InputJsonObject };

const AT_ONCE = 1_000;

/** The same of many deeds at once. */
export async function auditAll(tx: ScopedTx, actor: Actor, deeds: readonly Deed[]) {
  const at = now();
  for (let done = 0; done < deeds.length; done += AT_ONCE) {
    const entries = deeds.slice(done, done + AT_ONCE).map(({ action, subject, detail }) => ({
      vendorId: actor.vendorId,
      id: newId(),
      at,
      partnerId: actor.partnerId,
      personId: actor.personId,
      actorName: actor.name,
      action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      detail,
    }));
    // Without returning the rows: a role may write here that may not read.
    await tx.query(insertInto("auditEntry", entries));
  }
}
