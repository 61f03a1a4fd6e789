import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type Piece, rowsOfPiece } from "./rows-in-pieces.ts";

type Owner = { submissionId: string; partnerId: string | null };

/** Past Prisma, which would make text of their bytes. */
export async function insertPieces(
  tx: ScopedTx,
  { submissionId, partnerId }: Owner,
  pieces: readonly Piece[],
) {
  await Promise.all(
    pieces.map(({ firstRow, rowCount, rows }) =>
      tx.query(Prisma.sql`
        insert into submission_text (vendor_id, submission_id, first_row, row_count, partner_id, rows)
        values (${tx.vendorId}::int, ${submissionId}::uuid, ${firstRow}::int, ${rowCount}::int, ${partnerId}::uuid,
                ${rows}::bytea)`),
    ),
  );
}

export async function removeText(tx: ScopedTx, submissionId: string) {
  await tx.submissionText.deleteMany({ where: { vendorId: tx.vendorId, submissionId } });
}

export type RawRow = { rowNo: number; raw: string };

const piece = { firstRow: true, rowCount: true, rows: true } as const;

/** Rows as they were written, piece by piece, those after a row in the order of the file. Blank ones are left out. */
export async function* rowsAfter(tx: ScopedTx, submissionId: string, after: number) {
  const all = { vendorId: tx.vendorId, submissionId };
  let found = await tx.submissionText.findFirst({
    where: { ...all, firstRow: { lte: after + 1 } },
    orderBy: { firstRow: "desc" },
    select: piece,
  });
  let last = found ? found.firstRow - 1 : after;
  for (;;) {
    if (found) {
      last = found.firstRow;
      const rows = await open(found);
      const wanted = rows.filter(({ rowNo }) => rowNo > after);
      if (wanted.length > 0) yield wanted;
    }
    found = await tx.submissionText.findFirst({
      where: { ...all, firstRow: { gt: last } },
      orderBy: { firstRow: "asc" },
      select: piece,
    });
    if (!found) return;
  }
}

/** The same backwards from before a row. */
export async function* rowsBefore(tx: ScopedTx, submissionId: string, before: number) {
  const all = { vendorId: tx.vendorId, submissionId };
  for (let last = before; ; ) {
    const found = await tx.submissionText.findFirst({
      where: { ...all, firstRow: { lt: last } },
      orderBy: { firstRow: "desc" },
      select: piece,
    });
    if (!found) return;
    last = found.firstRow;
    const rows = await open(found);
    yield rows.filter(({ rowNo }) => rowNo < before).reverse();
  }
}

/** One row as it was written. */
export async function selectRaw(
  tx: ScopedTx,
  submissionId: string,
  rowNo: number,
): Promise<string | null> {
  for await (const rows of rowsAfter(tx, submissionId, rowNo - 1)) {
    const [first] = rows;
    return first?.rowNo === rowNo ? first.raw : null;
  }
  return null;
}

/** Some rows as they were written, by their numbers, which are in order. */
export async function selectRaws(
  tx: ScopedTx,
  submissionId: string,
  rowNos: readonly number[],
): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  for (const rowNo of rowNos) {
    if (found.has(rowNo)) continue;
    // Others of the same piece are found with it.
    for await (const rows of rowsAfter(tx, submissionId, rowNo - 1)) {
      for (const row of rows) found.set(row.rowNo, row.raw);
      break;
    }
  }
  return found;
}

async function open({ firstRow, rows }: { firstRow: number; rows: Uint8Array }): Promise<RawRow[]> {
  const texts = await rowsOfPiece(rows);
  return texts.flatMap((raw, nth) => (raw === "" ? [] : [{ rowNo: firstRow + nth, raw }]));
}

export async function hasText(tx: ScopedTx, submissionId: string): Promise<boolean> {
  const found = await tx.submissionText.findFirst({
    where: { vendorId: tx.vendorId, submissionId },
    select: { firstRow: true },
  });
  return found !== null;
}
