import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { cellsOf } from "#app/platform/tables/csv-parser.ts";
import { guessDelimiter } from "#app/platform/tables/delimiter.ts";

import { mayDecide, mayTend } from "./life/decide-submission.server.ts";
import { ruleFor } from "./life/intake-setting.server.ts";
import type { Plan } from "./life/plan.ts";
import { type Mistake, selectExamples, selectMistakes, selectRows } from "./row.store.server.ts";
import { selectFollowUp } from "./said/follow-up.server.ts";
import { readSaying, withValues } from "./said/read-saying.server.ts";
import type { SubmissionQuery } from "./submission.schema.ts";
import { selectLayout, selectPlan, selectSubmission } from "./submission.store.server.ts";
import { type FileLayout, isRunning, type Submission } from "./submission.ts";
import type { ShownMistake, SubmissionPage } from "./submission-page.ts";
import { cancelledReport } from "./x12/cancelled-report.server.ts";
import { firstAnswerNo } from "./x12/control.store.server.ts";

const EXAMPLES = 3;
const ROWS = 100;
/** Rows shown above the one that is asked for. */
const BEFORE = 3;

/** Everything the page of a submission shows; null when it is not in the actor's scope. */
export async function readSubmissionPage(
  actor: Actor,
  id: string,
  query: SubmissionQuery,
): Promise<SubmissionPage | null> {
  const page = await readKept(actor, id, query);
  if (!page?.answered) return page && { ...page, cancels: null };
  return { ...page, cancels: await cancelledReport(actor, page.submission) };
}

function readKept(
  actor: Actor,
  id: string,
  query: SubmissionQuery,
): Promise<Omit<SubmissionPage, "cancels"> | null> {
  return withScope(actor, async (tx) => {
    const submission = await selectSubmission(tx, id);
    if (!submission) return null;
    const layout = await selectLayout(tx, id);
    const vendor = await findVendor(tx);
    const partner = submission.partnerId ? await findPartner(tx, submission.partnerId) : null;
    const found = await selectPlan(tx, id);
    const mistakes = hasFindings(submission, found)
      ? await shownMistakes(tx, submission, layout)
      : [];
    const asked = submission.rowsRead + mistakes.length > 0 && showsRows(mistakes.length, query);
    const rows = asked ? await shownRows(tx, id, query, layout) : null;
    const { shortName: vendorName, timeZone } = vendor;
    const partnerName = partner?.name ?? null;
    const plan = found && (actor.audience === "vendor" ? found : { ...found, ...noEchoes });
    const decides = mayDecide(actor, submission);
    const answered = !isRunning(submission) && (await firstAnswerNo(tx, id)) !== null;
    const rule = tends(actor) ? await ruleFor(tx, submission) : null;
    return {
      ...{ submission, partnerName, vendorName, timeZone, layout, answered, plan },
      ...{ mayDecide: decides, rule, mistakes, rows },
      said: await readSaying(tx, actor, submission),
      followUp: await selectFollowUp(tx, id),
      follows: submission.follows ? await selectSubmission(tx, submission.follows) : null,
    };
  });
}

/** What another tier reported is the vendor's to see. */
const noEchoes = { echoes: 0, echoRows: [] };

const tends = (actor: Actor) => actor.audience === "vendor" && mayTend(actor);

const showsRows = (mistakes: number, { show, row }: SubmissionQuery): boolean =>
  row !== undefined || show === "rows" || (show === undefined && mistakes === 0);

/** Whether there is anything to correct, to look at, or that was left out. */
const hasFindings = ({ rowsRefused, rowsLeftOut }: Submission, plan: Plan | null): boolean =>
  rowsRefused + rowsLeftOut > 0 || (plan?.warnings.length ?? 0) > 0;

const splitter = (layout: FileLayout | null) => (raw: string) =>
  cellsOf(raw, layout?.delimiter || guessDelimiter(`${raw}\n`));

async function shownMistakes(
  tx: ScopedTx,
  submission: Submission,
  layout: FileLayout | null,
): Promise<ShownMistake[]> {
  const { id } = submission;
  const mistakes = await selectMistakes(tx, id);
  const examples = await selectExamples(tx, id, mistakes, EXAMPLES);
  const split = splitter(layout);
  const same = (mistake: Mistake) =>
    examples.filter(
      ({ column, what, verdict }) =>
        column === mistake.column && what === mistake.what && verdict === mistake.verdict,
    );
  const shown = mistakes.map((mistake) => ({
    ...mistake,
    values: mistake.values ?? [],
    examples: same(mistake).map(({ rowNo, raw }) => ({ rowNo, cells: split(raw) })),
  }));
  return withValues(tx, submission, layout, shown);
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
