import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { cellsOf } from "#app/platform/tables/csv-parser.ts";
import { guessDelimiter } from "#app/platform/tables/delimiter.ts";

import { selectRows } from "../row.store.server.ts";
import { selectLayout, selectSubmission } from "../submission.store.server.ts";
import type { RowErrors } from "./submission-resource.ts";

/** One page of the rows that were refused, with what is wrong with each; null when it is not in the actor's scope. */
export function listErrors(
  actor: Actor,
  id: string,
  { after, limit }: { after: number; limit: number },
): Promise<RowErrors | null> {
  return withScope(actor, async (tx) => {
    if (!(await selectSubmission(tx, id))) return null;
    const layout = await selectLayout(tx, id);
    const rows = await selectRows(tx, id, { verdict: "refused", after }, limit + 1);
    const header = layout?.cells ?? [];
    const data = rows.slice(0, limit).map(({ rowNo, raw, errors }) => {
      const cells = cellsOf(raw, layout?.delimiter || guessDelimiter(`${raw}\n`));
      const named = cells.map((cell, place) => [header[place] || `Column ${place + 1}`, cell]);
      return {
        row: rowNo,
        line: Object.fromEntries(named) as Record<string, string>,
        errors: errors.map(({ column, value, what, hint }) => ({
          column,
          value,
          problem: what,
          hint: hint ?? null,
        })),
      };
    });
    const last = data.at(-1);
    return { data, next: rows.length > limit && last ? String(last.row) : null };
  });
}
