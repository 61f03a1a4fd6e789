import type { PartnerActor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import type { FileOutcome, SentFile } from "./forecast-file.ts";
import type { RowError } from "./read-forecast-file.ts";

const ROWS_AT_ONCE = 2_000;

type Outcome = { status: "applied" | "refused"; problem: string | null };

async function insertFile(
  tx: ScopedTx,
  actor: PartnerActor,
  { submissionId: id, fileName, bytes, sha256, header, rows }: SentFile,
  { status, problem }: Outcome,
  at: Date,
) {
  const { vendorId } = tx;
  const { partnerId } = actor;
  const wrong = rows.filter((row) => row.errors.length > 0).length;
  await tx.submission.createMany({
    data: [
      {
        vendorId,
        id,
        partnerId,
        kind: "forecast",
        fileName,
        bytes,
        sha256,
        status,
        rowsRead: rows.length,
        rowsTaken: status === "applied" ? rows.length : 0,
        rowsRefused: wrong,
        bytesRead: bytes,
        header,
        problem,
        senderName: actor.name,
        createdAt: at,
        finishedAt: at,
      },
    ],
  });
  // What became of a row is the portal's word, not the partner's.
  await asSystem(tx, actor, async (system) => {
    const kept = status === "applied" ? rows : rows.filter((row) => row.errors.length > 0);
    for (let start = 0; start < kept.length; start += ROWS_AT_ONCE) {
      await system.submissionRow.createMany({
        data: kept.slice(start, start + ROWS_AT_ONCE).map(({ rowNo, raw, errors }) => ({
          vendorId,
          submissionId: id,
          rowNo,
          partnerId,
          raw,
          verdict: status === "applied" ? ("taken" as const) : ("refused" as const),
          errors: errors.length > 0 ? errors : undefined,
        })),
      });
    }
  });
}

export const insertTakenFile = (tx: ScopedTx, actor: PartnerActor, file: SentFile, at: Date) =>
  insertFile(tx, actor, file, { status: "applied", problem: null }, at);

export const insertRefusedFile = (
  tx: ScopedTx,
  actor: PartnerActor,
  file: SentFile,
  problem: string,
  at: Date,
) => insertFile(tx, actor, file, { status: "refused", problem }, at);

/** The submission under which these bytes were taken before. */
export function findTakenFile(tx: ScopedTx, partnerId: string, sha256: string) {
  return tx.submission.findFirst({
    where: {
      vendorId: tx.vendorId,
      partnerId,
      kind: "forecast",
      sha256,
      status: { not: "refused" },
    },
    select: { id: true, fileName: true, createdAt: true, senderName: true },
  });
}

export const WRONG_ROWS_AT_ONCE = 50;

/** One file of the asking partner and the first of the rows that were wrong in it. */
export async function findFile(
  tx: ScopedTx,
  partnerId: string,
  id: string,
): Promise<FileOutcome | null> {
  const where = { vendorId: tx.vendorId, id, partnerId, kind: "forecast" as const };
  const file = await tx.submission.findFirst({
    where,
    select: {
      id: true,
      fileName: true,
      status: true,
      rowsRead: true,
      rowsTaken: true,
      rowsRefused: true,
      problem: true,
      createdAt: true,
    },
  });
  if (!file) return null;
  const rows = await tx.submissionRow.findMany({
    where: { vendorId: tx.vendorId, submissionId: id, partnerId, verdict: "refused" },
    orderBy: { rowNo: "asc" },
    take: WRONG_ROWS_AT_ONCE,
    select: { rowNo: true, raw: true, errors: true },
  });
  return {
    ...file,
    wrong: rows.map(({ rowNo, raw, errors }) => ({
      rowNo,
      raw: raw ?? "",
      errors: (errors ?? []) as RowError[],
    })),
  };
}
