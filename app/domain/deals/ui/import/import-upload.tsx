import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { DropZone } from "#app/ui/drop-zone.tsx";
import { FormFoot, FormSection } from "#app/ui/form.tsx";

import { MOST_ROWS } from "../../import/deal-plan.ts";

/** The file first; nothing is registered before its rows were shown. */
export function ImportUpload() {
  return (
    <Form method="post" encType="multipart/form-data">
      <FormSection
        title="File"
        text={`CSV, one deal in a row, at most ${MOST_ROWS} rows. Its columns are found by their names.`}
      >
        <DropZone
          name="file"
          label="Deals to register"
          help="Several parts of a deal stand in one cell with semicolons between, their quantities likewise"
          accept=".csv,.tsv,.txt,text/csv"
          required
        />
      </FormSection>
      <FormFoot note="Nothing is registered yet">
        <Button type="submit" kind="primary">
          Check the file
        </Button>
        <LinkButton icon="download" to="/portal/deals/import/template.csv" reloadDocument>
          Template
        </LinkButton>
        <LinkButton to="/portal/deals">Cancel</LinkButton>
      </FormFoot>
    </Form>
  );
}
