import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { packed, rowsOfPiece } from "#app/platform/files/rows-in-pieces.ts";

import type { Row } from "./hits.ts";
import { maskText } from "./mask.ts";
import { rewrite, type Sighting } from "./request.store.server.ts";
import { type Subject, wordsOf } from "./subject.ts";

const PIECES = 40;

type Piece = { submissionId: string; firstRow: number; rows: Uint8Array };

/** Pieces of files after one, and those of them that name who is sought. */
export async function fileWindow(tx: ScopedTx, subject: Subject, after: Row | null) {
  const words = wordsOf(subject);
  if (!words) return { sightings: [], last: null, read: 0 };
  const pieces = await tx.$queryRaw<Piece[]>`
    select t.submission_id as "submissionId", t.first_row as "firstRow", t.rows
      from submission_text t
     where t.vendor_id = ${tx.vendorId}::int
       and (t.submission_id, t.first_row) > (${String(after?.submission_id ?? "00000000-0000-0000-0000-000000000000")}::uuid, ${Number(after?.first_row ?? 0)}::int)
     order by t.submission_id, t.first_row limit ${PIECES}::int`;
  const sightings: Sighting[] = [];
  let read = 0;
  for (const { submissionId, firstRow, rows } of pieces) {
    const texts = await rowsOfPiece(rows);
    read += texts.length;
    if (texts.some((text) => text.search(words) >= 0)) {
      const key = { submission_id: submissionId, first_row: firstRow };
      sightings.push({ heldIn: "submission_text", key, columns: ["rows"] });
    }
  }
  const last = pieces.at(-1);
  return {
    sightings,
    read,
    last:
      last && pieces.length === PIECES
        ? { submission_id: last.submissionId, first_row: last.firstRow }
        : null,
  };
}

const pieceAt = (tx: ScopedTx, key: Row) =>
  tx.submissionText.findFirst({
    where: {
      vendorId: tx.vendorId,
      submissionId: String(key.submission_id),
      firstRow: Number(key.first_row),
    },
    select: { firstRow: true, rows: true },
  });

/** How many rows of a piece name who is sought. */
export async function rowsNaming(tx: ScopedTx, key: Row, subject: Subject) {
  const piece = await pieceAt(tx, key);
  const words = wordsOf(subject);
  if (!piece || !words) return [];
  return (await rowsOfPiece(piece.rows)).flatMap((text, nth) =>
    text.search(words) >= 0 ? [{ rowNo: piece.firstRow + nth, text }] : [],
  );
}

const asBytea = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString("hex")}`;

/** Takes a person out of a file's rows as they are shown, and the file itself out of everybody's hands. */
export async function eraseFromPiece(
  tx: ScopedTx,
  requestId: string,
  key: Row,
  subject: Subject,
  at: Date,
): Promise<boolean> {
  const piece = await pieceAt(tx, key);
  if (!piece) return true;
  const texts = (await rowsOfPiece(piece.rows)).map((text) => maskText(text, subject));
  const { rows } = await packed(piece.firstRow, texts);
  const of = { heldIn: "submission_text", key };
  const [was, becomes] = [{ rows: asBytea(piece.rows) }, { rows: asBytea(rows) }];
  const written = await rewrite(tx, requestId, { ...of, was, becomes });
  if (written) await withhold(tx, requestId, String(key.submission_id), at);
  return written;
}

/** From now on nobody is handed the original. */
export async function withhold(tx: ScopedTx, requestId: string, submissionId: string, at: Date) {
  await rewrite(tx, requestId, {
    ...{ heldIn: "submission", key: { id: submissionId } },
    ...{ was: { withheld_at: null }, becomes: { withheld_at: at.toISOString() } },
  });
}
