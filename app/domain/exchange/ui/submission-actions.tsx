import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

import type { SubmissionPage } from "../submission-page.ts";

type ActionsProps = { page: SubmissionPage; base: string; sendTo: string | null };

/** What can be done with a file as a whole. */
export function SubmissionActions({ page, base, sendTo }: ActionsProps) {
  const { submission } = page;
  const wrong = submission.rowsRefused > 0;
  return (
    <>
      {sendTo && (wrong || submission.status === "refused") && (
        <LinkButton to={sendTo} icon="upload">
          Send a corrected file
        </LinkButton>
      )}
      {page.mayDecide && submission.status === "applied" && submission.reversingBy === null && (
        <LinkButton to="?reverse=1">Take back</LinkButton>
      )}
      {page.mayDecide && submission.status === "waiting" && !page.plan && (
        <Form method="post">
          <input type="hidden" name="shown" value="" />
          <Button type="submit" name="intent" value="discard">
            Discard
          </Button>
        </Form>
      )}
      {page.answered && (
        <a className="btn" href={`${base}/${submission.id}/997.x12`} download>
          <Icon name="download" />
          Acknowledgement
        </a>
      )}
      {wrong && (
        <span className="btn-group">
          <a className="btn" href={`${base}/${submission.id}/errors.csv`} download>
            <Icon name="download" />
            Rows to correct
          </a>
          <a
            className="btn"
            href={`${base}/${submission.id}/errors.csv?rows=all`}
            title="The whole file, with what is wrong beside each row"
            download
          >
            All rows
          </a>
        </span>
      )}
    </>
  );
}
