import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { DealFile } from "./deal-file.ts";

export type FoundFile = Pick<DealFile, "name" | "kind" | "bytes"> & { sha256: string };

type What = { dealId: string; fileId: string };

/** The file of a deal to be sent to the asking person; null when it is not theirs to read, is none, or was removed. */
export function findDealFile(actor: Actor, { dealId, fileId }: What): Promise<FoundFile | null> {
  return withScope(actor, async (tx) => {
    const deal = await tx.deal.findUnique({
      where: { vendorId_id: { vendorId: tx.vendorId, id: dealId } },
      select: { partnerId: true },
    });
    if (!deal) return null;
    if (actor.audience === "partner" && deal.partnerId !== actor.partnerId) {
      const [file] = await tx.$queryRaw<FoundFile[]>`
        select name, kind, bytes, sha256 from deals.guest_files(${dealId}::uuid)
         where id = ${fileId}::uuid and removed_at is null`;
      return file ?? null;
    }
    const file = await tx.dealFile.findFirst({
      where: { vendorId: tx.vendorId, id: fileId, dealId, removedAt: null },
      select: { name: true, kind: true, bytes: true, sha256: true },
    });
    return file && { ...file, kind: file.kind as FoundFile["kind"] };
  });
}
