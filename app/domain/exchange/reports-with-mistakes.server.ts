import { partnersById } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

export type ReportWithMistakes = {
  id: string;
  fileName: string;
  partnerName: string | null;
  rowsRead: number;
  rowsRefused: number;
  /** The whole file was refused. */
  refused: boolean;
  createdAt: Date;
};

const MOST = 20;

/** The newest files since a day of which something was refused. */
export async function reportsWithMistakes(
  tx: ScopedTx,
  since: Date,
): Promise<ReportWithMistakes[]> {
  const rows = await tx.submission.findMany({
    where: {
      vendorId: tx.vendorId,
      createdAt: { gte: since },
      OR: [{ status: "refused" }, { status: "applied", rowsRefused: { gt: 0 } }],
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: MOST,
    select: {
      id: true,
      fileName: true,
      partnerId: true,
      status: true,
      rowsRead: true,
      rowsRefused: true,
      createdAt: true,
    },
  });
  const partners = await partnersById(
    tx,
    rows.flatMap(({ partnerId }) => partnerId ?? []),
  );
  return rows.map(({ partnerId, status, ...row }) => ({
    ...row,
    refused: status === "refused",
    partnerName: partners.get(partnerId ?? "")?.name ?? null,
  }));
}
