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
  // Without returning the row: a role may write here that may not read.
  await tx.query(
    insertInto("auditEntry", [
      {
        vendorId: actor.vendorId,
        id: newId(),
        at: now(),
        partnerId: actor.partnerId,
        personId: actor.personId,
        actorName: actor.name,
        action,
        subjectKind: subject.kind,
        subjectId: subject.id,
        detail,
      },
    ]),
  );
}
