import type { InventoryLine } from "#app/domain/inventory/inventory-line.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Cast } from "./actors.ts";
import { putRows } from "./bulk-rows.ts";
import type { ReadFile } from "./read-files.ts";

/** Reading takes a moment. */
const doneAt = ({ file, rows }: ReadFile) => new Date(file.at.getTime() + 900 + rows.length * 12);

const refusedIn = ({ rows }: ReadFile) => rows.filter(({ line }) => line === null).length;

export async function putSubmissions(tx: ScopedTx, batch: readonly ReadFile[], cast: Cast) {
  const columns = {
    ...{ id: "uuid", partner_id: "uuid", kind: "submission_kind", file_name: "text", bytes: "int" },
    ...{ sha256: "text", status: "submission_status", rows_read: "int", rows_taken: "int" },
    ...{ rows_same: "int", rows_refused: "int", bytes_read: "int", header: "jsonb" },
    ...{ problem: "text", sender_name: "text", created_at: "timestamptz" },
    finished_at: "timestamptz",
  };
  const rows = batch.map((read) => ({
    id: read.id,
    partner_id: read.partnerId,
    kind: read.file.kind,
    file_name: read.file.name,
    bytes: read.file.content.length,
    sha256: read.sha256,
    status: read.problem === null ? "applied" : "refused",
    rows_read: read.rows.length,
    rows_taken: read.rows.length - refusedIn(read),
    rows_same: 0,
    rows_refused: refusedIn(read),
    bytes_read: read.file.content.length,
    header: read.layout,
    problem: read.problem,
    sender_name: senderOf(read, cast).name,
    created_at: read.file.at,
    finished_at: doneAt(read),
  }));
  await putRows(tx, "submission", columns, rows);
  await putTrail(tx, batch, cast);
}

const senderOf = ({ file }: ReadFile, cast: Cast) =>
  file.partner === null ? cast.vendor(file.sender) : cast.partner(file.sender);

/** That each file came, and what became of it. */
async function putTrail(tx: ScopedTx, batch: readonly ReadFile[], cast: Cast) {
  const entries = batch.flatMap((read) => {
    const { file, id, problem, rows } = read;
    const { partnerId, personId, name } = senderOf(read, cast);
    const rowsRefused = refusedIn(read);
    const subject = { subject_kind: "submission", subject_id: id };
    return [
      {
        ...{ id: newId(), at: file.at, partner_id: partnerId, person_id: personId },
        ...{ actor_name: name, action: "submission.received", ...subject },
        detail: { kind: file.kind, fileName: file.name },
      },
      {
        ...{ id: newId(), at: doneAt(read), partner_id: null, person_id: null },
        ...{ actor_name: "Tributary", ...subject },
        action: problem === null ? "submission.applied" : "submission.refused",
        detail: { rowsTaken: rows.length - rowsRefused, rowsSame: 0, rowsRefused, problem },
      },
    ];
  });
  await putRows(tx, "audit_entry", trailColumns, entries);
}

export const trailColumns = {
  ...{ id: "uuid", at: "timestamptz", partner_id: "uuid", person_id: "uuid", actor_name: "text" },
  ...{ action: "text", subject_kind: "text", subject_id: "text", detail: "jsonb" },
};

/** Every row as it was written, with what became of it. */
export async function putRowsOfFiles(tx: ScopedTx, batch: readonly ReadFile[]) {
  const columns = {
    ...{ submission_id: "uuid", row_no: "int", partner_id: "uuid", raw: "text" },
    ...{ verdict: "row_verdict", errors: "jsonb" },
  };
  const rows = batch.flatMap((read) =>
    read.rows.map(({ rowNo, raw, line, errors }) => ({
      submission_id: read.id,
      row_no: rowNo,
      partner_id: read.partnerId,
      raw,
      verdict: line ? "taken" : "refused",
      errors: errors.length > 0 ? errors : null,
    })),
  );
  await putRows(tx, "submission_row", columns, rows);
}

export async function putInventory(tx: ScopedTx, batch: readonly ReadFile[]) {
  const columns = {
    ...{ id: "uuid", partner_id: "uuid", location: "text", as_of: "date", product_id: "uuid" },
    ...{ on_hand: "int", available: "int", committed: "int", on_order: "int", in_transit: "int" },
    ...{ backordered: "int", submission_id: "uuid", row_no: "int" },
  };
  const lines = batch.flatMap((read) =>
    read.rows.flatMap(({ line }) => (line ? [stockRow(read, line as InventoryLine)] : [])),
  );
  await putRows(tx, "inventory_line", columns, lines);
}

const stockRow = ({ id, partnerId }: ReadFile, line: InventoryLine) => ({
  id: newId(),
  partner_id: partnerId,
  location: line.location,
  as_of: line.asOf.toISOString().slice(0, 10),
  product_id: line.productId,
  on_hand: line.onHand,
  available: line.available,
  committed: line.committed,
  on_order: line.onOrder,
  in_transit: line.inTransit,
  backordered: line.backordered,
  submission_id: id,
  row_no: line.rowNo,
});
