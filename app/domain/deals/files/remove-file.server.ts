import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

export type FileRemoved = { ok: true } | { ok: false; reason: "not-found" };

/**
 * Takes a file away: nobody gets it any more, the line that it was there stays, and its content stays with the
 * backups. Each side takes away its own.
 */
export function removeFile(
  actor: Actor,
  { dealId, fileId }: { dealId: string; fileId: string },
  now: Date,
): Promise<FileRemoved> {
  return withScope(actor, async (tx): Promise<FileRemoved> => {
    const { vendorId } = tx;
    const { count } = await tx.dealFile.updateMany({
      where: {
        vendorId,
        id: fileId,
        dealId,
        side: actor.audience,
        removedAt: null,
        stream: { not: "evidence" },
      },
      data: { removedAt: now, removedBy: actor.name },
    });
    if (count === 0) return { ok: false, reason: "not-found" };
    await audit(tx, actor, "deal.file_removed", { kind: "deal", id: dealId }, { file: fileId });
    return { ok: true };
  });
}
