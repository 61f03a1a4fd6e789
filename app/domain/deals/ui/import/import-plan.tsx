import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { FormFoot } from "#app/ui/form.tsx";
import { SectionHead } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

import { countOf, type PlannedRow } from "../../import/deal-plan.ts";
import { CellErrors } from "./cell-errors.tsx";
import { ImportRows } from "./import-rows.tsx";

type ImportPlanProps = {
  rows: PlannedRow[];
  /** The file itself, carried along. */
  content: string;
};

const deals = (count: number) => (count === 1 ? "1 deal" : `${count} deals`);

/** What will happen with each row, and the two ways to go on. */
export function ImportPlan({ rows, content }: ImportPlanProps) {
  const good = countOf(rows, "good");
  const wrong = countOf(rows, "wrong");
  return (
    <>
      <section aria-label="What will happen">
        <SectionHead
          title="What will happen"
          sub={`${good} to register, ${countOf(rows, "same")} already there, ${wrong} to correct`}
          overTable
        />
        <ImportRows caption="Rows of the file" rows={rows} head="What happens" said={verdict} />
      </section>
      <Form method="post">
        <input type="hidden" name="content" value={content} />
        <FormFoot>
          {good > 0 && (
            <Button type="submit" kind="primary" name="as" value="deals">
              Register {deals(good)}
            </Button>
          )}
          <Button type="submit" name="as" value="drafts">
            Make drafts of all
          </Button>
          {wrong > 0 && (
            <Button type="submit" icon="download" form="wrong-rows">
              What is wrong, as a file
            </Button>
          )}
          <LinkButton to="/portal/deals/import">Another file</LinkButton>
        </FormFoot>
      </Form>
      <form id="wrong-rows" method="post" action="/portal/deals/import/errors.csv">
        <input type="hidden" name="content" value={content} />
      </form>
    </>
  );
}

function verdict(row: PlannedRow) {
  switch (row.verdict) {
    case "good":
      return <Status mark="ok">Will be registered</Status>;
    case "same":
      return <Status mark="dot">Already there as {row.number}</Status>;
    case "wrong":
      return <CellErrors errors={row.errors} />;
  }
}
