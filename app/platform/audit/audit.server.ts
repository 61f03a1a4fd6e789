import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
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
  // createMany, because a role that may write here but not read would fail on the returned row.
  await tx.auditEntry.createMany({
    data: [
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
    ],
  });
}
