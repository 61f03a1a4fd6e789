import { Link } from "@remix-run/react";

import { LinkButton } from "#app/ui/button.tsx";
import { FormFoot } from "#app/ui/form.tsx";
import { Notice, Status } from "#app/ui/status.tsx";

import type { DoneRow } from "../../import/deal-plan.ts";
import { CellErrors } from "./cell-errors.tsx";
import { ImportRows } from "./import-rows.tsx";

/** What became of each row. */
export function ImportDone({ rows }: { rows: DoneRow[] }) {
  const count = (fits: (row: DoneRow) => boolean) => rows.filter(fits).length;
  const made = count((row) => row.became === "deal" && !row.again);
  const drafts = count(({ became }) => became === "draft");
  const left = count(({ became }) => became === "nothing");
  const said = [
    made > 0 && `${made} registered`,
    drafts > 0 && `${drafts} as drafts`,
    left > 0 && `${left} left out`,
  ].filter(Boolean);
  return (
    <>
      <Notice
        tone={left > 0 ? "warn" : "ok"}
        title={said.length > 0 ? said.join(", ") : "Everything was there already"}
        live
      />
      <ImportRows
        caption="What became of the rows"
        rows={rows}
        head="What became of it"
        said={became}
      />
      <FormFoot>
        <LinkButton kind="primary" to="/portal/deals">
          Deals
        </LinkButton>
        {drafts > 0 && <LinkButton to="/portal/deals/drafts">Drafts</LinkButton>}
        <LinkButton to="/portal/deals/import">Another file</LinkButton>
      </FormFoot>
    </>
  );
}

function became(row: DoneRow) {
  if (row.became === "nothing") return <CellErrors errors={row.errors} />;
  const to = row.became === "deal" ? `/portal/deals/${row.id}` : `/portal/deals/drafts/${row.id}`;
  const words = row.became === "draft" ? "Draft" : row.again ? "Already there" : "Registered";
  return (
    <Status mark={row.became === "draft" ? "draft" : "ok"}>
      <Link className="link" to={to}>
        {words}
      </Link>
    </Status>
  );
}
