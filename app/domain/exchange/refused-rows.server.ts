import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { cellsOf } from "#app/platform/tables/csv-parser.ts";
import { guessDelimiter } from "#app/platform/tables/delimiter.ts";
import { BOM, csvRow } from "#app/platform/tables/write-csv.ts";

import { type StoredRow, selectRows } from "./row.store.server.ts";
import { selectLayout, selectSubmission } from "./submission.store.server.ts";
import type { RowError, Submission } from "./submission.ts";

const AT_ONCE = 1_000;

type RefusedRows = { submission: Submission; text: AsyncGenerator<string> };

/**
 * The refused rows as they were in the file, with what is wrong in a column of their own, to be corrected and handed
 * over again. Null when the submission is not in the actor's scope.
 */
export async function refusedRows(actor: Actor, id: string): Promise<RefusedRows | null> {
  const found = await withScope(actor, async (tx) => {
    const submission = await selectSubmission(tx, id);
    return submission && { submission, layout: await selectLayout(tx, id) };
  });
  if (!found) return null;
  const { submission, layout } = found;
  const delimiter = layout?.delimiter || ",";
  const header = layout?.cells ?? [];
  // Without a number of its own, a line sent back alone would be taken for the first of its document.
  const numbers = submission.kind !== "inventory" && layout?.at.lineNo === undefined;
  const added = numbers && submission.kind !== "forecast" ? ["Invoice Line"] : [];
  const width = header.length;

  async function* text() {
    yield BOM + csvRow([...header, ...added, "errors"], delimiter);
    for (let after = 0; ; ) {
      const rows = await withScope(actor, (tx) =>
        selectRows(tx, id, { verdict: "refused", after }, AT_ONCE),
      );
      if (rows.length === 0) return;
      yield rows.map(line).join("");
      after = rows.at(-1)?.rowNo ?? after;
    }
  }
  const line = ({ raw, errors }: StoredRow) => {
    const cells = cellsOf(raw, layout?.delimiter || guessDelimiter(`${raw}\n`));
    const padded = [...cells, ...Array(Math.max(0, width - cells.length)).fill("")].slice(0, width);
    const number = added.length > 0 ? [errors[0]?.line ?? ""] : [];
    return csvRow([...padded, ...number, errors.map(inWords).join("; ")], delimiter);
  };
  return { submission, text: text() };
}

/** "Qty 12,5: Quantity is not a whole number (Count single units)". */
export function inWords({ column, value, what, hint }: RowError): string {
  const where = [column, value].filter(Boolean).join(" ");
  return `${where ? `${where}: ` : ""}${what}${hint ? ` (${hint})` : ""}`;
}
