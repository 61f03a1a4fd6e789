import { Readable } from "node:stream";

import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { readFileStream } from "#app/platform/files/file-store.server.ts";
import { cellsOf } from "#app/platform/tables/csv-parser.ts";
import { guessDelimiter } from "#app/platform/tables/delimiter.ts";
import { BOM, csvRow } from "#app/platform/tables/write-csv.ts";
import {
  type WrittenFile,
  type WrongRow,
  writeWithErrors,
} from "#app/platform/tables/write-with-errors.ts";

import { type StoredRow, selectFaulty, selectRows } from "./row.store.server.ts";
import { selectLayout, selectSubmission } from "./submission.store.server.ts";
import { type FileLayout, isLineKind, type RowError, type Submission } from "./submission.ts";

const AT_ONCE = 1_000;

/** "lines" are those to correct, each with a number of its own in its document. */
type Rows = "wrong" | "all" | "lines";

export type RefusedRows = { submission: Submission; file: WrittenFile };

/**
 * The refused rows as they were in the file, or all of its rows, with what is wrong in a column of their own, to be
 * corrected and handed over again. Null when the submission is not in the actor's scope.
 */
export async function refusedRows(
  actor: Actor,
  id: string,
  rows: Rows = "wrong",
): Promise<RefusedRows | null> {
  const found = await withScope(actor, async (tx) => {
    const submission = await selectSubmission(tx, id);
    return submission && { submission, layout: await selectLayout(tx, id) };
  });
  if (!found) return null;
  const { submission, layout } = found;
  // The rows without an erased person are in the database alone.
  const file =
    isKeptTable(layout) && !submission.withheldAt
      ? await inItsFormat(actor, submission, layout, rows)
      : asText(actor, submission, layout, rows);
  return { submission, file };
}

type KeptTable = FileLayout & { quote: string; escapes: "doubled" | "backslash" };

/** Whether the kept file can be cut into the same rows again, and names its columns. */
const isKeptTable = (layout: FileLayout | null): layout is KeptTable =>
  layout !== null &&
  layout.headerRow > 0 &&
  layout.quote !== undefined &&
  layout.escapes !== undefined &&
  (layout.format === "csv" || layout.format === "xlsx");

/** Without a number of its own, a line sent back alone would be taken for the first of its document. */
const isNumbered = ({ kind }: Submission, layout: FileLayout | null) =>
  isLineKind(kind) && kind !== "inventory" && layout?.at.lineNo === undefined;

function inItsFormat(
  actor: Actor,
  submission: Submission,
  layout: KeptTable,
  rows: Rows,
): Promise<WrittenFile> {
  const { encoding, delimiter, quote, escapes, sheet = null, headerRow } = layout;
  const numbered = isNumbered(submission, layout);
  return writeWithErrors(() => readFileStream(actor.vendorId, submission.sha256), {
    fileName: submission.fileName,
    found: { encoding, delimiter, quote, escapes, sheet },
    ...{ headerRow, rows: rows === "all" ? rows : "wrong" },
    wrong: wrongRows(actor, submission.id, rows),
    addedColumns: numbered ? ["Invoice Line"] : [],
  });
}

async function* wrongRows(actor: Actor, id: string, rows: Rows): AsyncGenerator<WrongRow> {
  for (let after = 0; ; ) {
    const found = await withScope(actor, (tx) => selectFaulty(tx, id, rows, after, AT_ONCE));
    if (found.length === 0) return;
    for (const { rowNo, errors } of found) {
      const words = errors.map(inWords).join("; ");
      yield { rowNo, errors: words, added: [lineOf({ rowNo, errors }, rows)] };
    }
    after = found.at(-1)?.rowNo ?? after;
  }
}

/**
 * Where the part or the document was the mistake, nobody can say the how manieth of its part the line is. Sent back
 * alone it would take the place of the first, so it goes by its row.
 */
const lineOf = ({ rowNo, errors }: Pick<StoredRow, "rowNo" | "errors">, rows: Rows) =>
  errors[0]?.line ?? (rows === "lines" ? `r${rowNo}` : "");

/** What is no table of its own, as text with commas. */
function asText(
  actor: Actor,
  submission: Submission,
  layout: FileLayout | null,
  rows: Rows,
): WrittenFile {
  const delimiter = layout?.delimiter || ",";
  const header = layout?.cells ?? [];
  const added = isNumbered(submission, layout) ? ["Invoice Line"] : [];
  const width = header.length;
  const line = ({ rowNo, raw, errors }: StoredRow) => {
    const cells = cellsOf(raw, layout?.delimiter || guessDelimiter(`${raw}\n`));
    const padded = [...cells, ...Array(Math.max(0, width - cells.length)).fill("")].slice(0, width);
    const number = added.length > 0 ? [lineOf({ rowNo, errors }, rows)] : [];
    return csvRow([...padded, ...number, errors.map(inWords).join("; ")], delimiter);
  };
  const verdict = rows === "all" ? undefined : "refused";
  async function* text() {
    yield BOM + csvRow([...header, ...added, "errors"], delimiter);
    for (let after = 0; ; ) {
      const found = await withScope(actor, (tx) =>
        selectRows(tx, submission.id, { verdict, after }, AT_ONCE),
      );
      if (found.length === 0) return;
      yield found.map(line).join("");
      after = found.at(-1)?.rowNo ?? after;
    }
  }
  const content = Readable.from(encoded(text()));
  return { ending: "csv", type: "text/csv; charset=utf-8", content };
}

async function* encoded(text: AsyncIterable<string>) {
  for await (const piece of text) yield Buffer.from(piece);
}

/** "Qty 12,5: Quantity is not a whole number (Count single units)". */
export function inWords({ column, value, what, hint, warning }: RowError): string {
  const where = [column, value].filter(Boolean).join(" ");
  return `${warning ? "Warning, " : ""}${where ? `${where}: ` : ""}${what}${hint ? ` (${hint})` : ""}`;
}
