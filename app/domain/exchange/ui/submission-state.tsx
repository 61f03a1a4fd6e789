import { Link } from "@remix-run/react";

import { Notice } from "#app/ui/status.tsx";

import type { Question } from "../said/settle-conventions.ts";
import type { SubmissionPage } from "../submission-page.ts";
import { PlanSection } from "./plan-section.tsx";
import { ReadingQuestions } from "./reading-questions.tsx";

/** Why a file was not taken, and what to do about it. */
export function Problem({ page }: { page: SubmissionPage }) {
  const { submission, said } = page;
  if (!submission.problem) return null;
  if (submission.status === "waiting") {
    return (
      <Notice tone="warn" title={submission.problem}>
        {said.mayRead
          ? "Say below what its columns hold. Nothing of it is read before"
          : "Somebody who sends files says what its columns hold"}
      </Notice>
    );
  }
  const here = said.mayCorrect ? "Correct it below, or correct the file" : "Correct the file";
  return (
    <Notice tone="bad" title={submission.problem}>
      Nothing was applied. {here} and send it again
    </Notice>
  );
}

/** The rows that fail in one file may follow in another, and one may cancel another. */
export function RelatedFiles({ page, base }: { page: SubmissionPage; base: string }) {
  const { followUp, follows, cancels } = page;
  return (
    <>
      {cancels && (
        <Notice mark="info" title="The report that it cancels came in another file">
          <Link className="link" to={`${base}/${cancels.id}?reverse=1`}>
            {cancels.fileName}
          </Link>
          . See there what taking it back does
        </Notice>
      )}
      {follows && (
        <Notice mark="info" title="These are the rows that failed in another file">
          <Link className="link" to={`${base}/${follows.id}`}>
            {follows.fileName}
          </Link>
        </Notice>
      )}
      {followUp && (
        <Notice mark="info" title="The rows that failed were corrected in another file">
          <Link className="link" to={`${base}/${followUp.id}`}>
            {followUp.fileName}
          </Link>
        </Notice>
      )}
    </>
  );
}

type WaitingProps = { page: SubmissionPage; asked: readonly Question[] };

/** What a file waits for: an answer, somebody who has it applied, or both. */
export function Waiting({ page, asked }: WaitingProps) {
  const { plan, submission, layout, said, mayDecide } = page;
  const open = asked.some(({ assumed }) => assumed === null);
  return (
    <>
      {mayDecide && layout && asked.length > 0 && (
        <ReadingQuestions
          questions={asked}
          layout={layout}
          version={said.version}
          primary={!plan}
        />
      )}
      {plan && <PlanSection {...{ plan, submission, mayDecide, open }} />}
    </>
  );
}
