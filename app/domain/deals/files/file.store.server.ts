import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import type { KnownKind } from "#app/platform/files/recognise-file.ts";
import { newId } from "#app/platform/id.server.ts";

import { type DealFile, MOST_FILES, type Stream } from "./deal-file.ts";
import type { Attachment } from "./keep-attachment.server.ts";

const columns = {
  id: true,
  at: true,
  side: true,
  stream: true,
  personId: true,
  authorName: true,
  name: true,
  kind: true,
  bytes: true,
  removedAt: true,
  removedBy: true,
} as const;

type Row = Omit<DealFile, "side" | "stream" | "kind"> & {
  side: string;
  stream: string;
  kind: string;
};

/** The database holds the three words to those we know. */
export const dealFile = (row: Row): DealFile => ({
  ...row,
  side: row.side as DealFile["side"],
  stream: row.stream as Stream,
  kind: row.kind as KnownKind,
});

/** The files of a deal that the asking side may read, those taken away included. */
export async function selectFiles(tx: ScopedTx, dealId: string): Promise<DealFile[]> {
  const rows = await tx.dealFile.findMany({
    where: { vendorId: tx.vendorId, dealId, stream: { not: "evidence" } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 200,
    select: columns,
  });
  return rows.map(dealFile);
}

type Deal = { id: string; partnerId: string };

export async function insertFile(
  tx: ScopedTx,
  actor: Actor & { personId: string },
  deal: Deal,
  { stream, at, file }: { stream: Stream; at: Date; file: Attachment },
): Promise<string> {
  const id = newId();
  const { name, kind, bytes, sha256 } = file;
  await tx.dealFile.createMany({
    data: [
      {
        vendorId: tx.vendorId,
        id,
        dealId: deal.id,
        partnerId: deal.partnerId,
        stream,
        side: actor.audience,
        personId: actor.personId,
        authorName: actor.name,
        at,
        name,
        kind,
        bytes,
        sha256,
      },
    ],
  });
  return id;
}

/** Counted by the portal, since neither side sees all files. Hold the deal first, so that the count stays true. */
export async function isFull(wide: ScopedTx, dealId: string): Promise<boolean> {
  const count = await wide.dealFile.count({
    where: { vendorId: wide.vendorId, dealId, removedAt: null },
  });
  return count >= MOST_FILES;
}
