import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { cellsOf } from "#app/platform/tables/csv-parser.ts";
import { guessDelimiter } from "#app/platform/tables/delimiter.ts";

import { mayDecide, mayTend } from "./life/decide-submission.server.ts";
import { ruleFor } from "./life/intake-setting.server.ts";
import { type Mistake, selectExamples, selectMistakes, selectRows } from "./row.store.server.ts";
import type { SubmissionQuery } from "./submission.schema.ts";
import { selectLayout, selectPlan, selectSubmission } from "./submission.store.server.ts";
import { type FileLayout, isRunning, type Submission } from "./submission.ts";
import type { ShownMistake, SubmissionPage } from "./submission-page.ts";
import { firstAnswerNo } from "./x12/control.store.server.ts";

const EXAMPLES = 3;
const ROWS = 100;
/** Rows shown above the one that is asked for. */
const BEFORE = 3;

/** Everything the page of a submission shows; null when it is not in the actor's scope. */
export function readSubmissionPage(
  actor: Actor,
  id: string,
  query: SubmissionQuery,
): Promise<SubmissionPage | null> {
  return withScope(actor, async (tx) => {
    const submission = await selectSubmission(tx, id);
    if (!submission) return null;
    const layout = await selectLayout(tx, id);
    const vendor = await findVendor(tx);
    const partner = submission.partnerId ? await findPartner(tx, submission.partnerId) : null;
    const mistakes = submission.rowsRefused > 0 ? await shownMistakes(tx, submission, layout) : [];
    const rows = showsRows(submission, query) ? await shownRows(tx, id, query, layout) : null;
    const { shortName: vendorName, timeZone } = vendor;
    const partnerName = partner?.name ?? null;
    const found = await selectPlan(tx, id);
    const plan = found && { ...found, echoes: actor.audience === "vendor" ? found.echoes : 0 };
    const decides = mayDecide(actor, submission);
    const answered = !isRunning(submission) && (await firstAnswerNo(tx, id)) !== null;
    const rule =
      tends(actor) && submission.kind !== "forecast" ? await ruleFor(tx, submission) : null;
    return {
      ...{ submission, partnerName, vendorName, timeZone, layout, answered, plan },
      ...{ mayDecide: decides, rule, mistakes, rows },
    };
  });
}

const tends = (actor: Actor) => actor.audience === "vendor" && mayTend(actor);

function showsRows(submission: Submission, { show, row }: SubmissionQuery): boolean {
  return (
    row !== undefined || show === "rows" || (show === undefined && submission.rowsRefused === 0)
  );
}

const splitter = (layout: FileLayout | null) => (raw: string) =>
  cellsOf(raw, layout?.delimiter || guessDelimiter(`${raw}\n`));

async function shownMistakes(
  tx: ScopedTx,
  { id }: Submission,
  layout: FileLayout | null,
): Promise<ShownMistake[]> {
  const mistakes = await selectMistakes(tx, id);
  const examples = await selectExamples(tx, id, EXAMPLES);
  const split = splitter(layout);
  const same = (mistake: Mistake) =>
    examples.filter(({ column, what }) => column === mistake.column && what === mistake.what);
  return mistakes.map((mistake) => ({
    ...mistake,
    values: mistake.values ?? [],
    examples: same(mistake).map(({ rowNo, raw }) => ({ rowNo, cells: split(raw) })),
  }));
}

async function shownRows(
  tx: ScopedTx,
  id: string,
  { row, verdict, after, before }: SubmissionQuery,
  layout: FileLayout | null,
) {
  const place = row === undefined ? { after, before } : { after: Math.max(0, row - BEFORE - 1) };
  const found = await selectRows(tx, id, { verdict, ...place }, ROWS + 1);
  const back = row === undefined && before !== undefined;
  const more = found.length > ROWS;
  const page = more ? (back ? found.slice(1) : found.slice(0, ROWS)) : found;
  const split = splitter(layout);
  const [first, last] = [page.at(0), page.at(-1)];
  const earlier = back ? more : (place.after ?? 0) > 0;
  return {
    shown: page.map(({ raw, ...rest }) => ({ ...rest, cells: split(raw) })),
    before: earlier && first ? first.rowNo : null,
    after: (back || more) && last ? last.rowNo : null,
  };
}
