import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { DropZone } from "#app/ui/drop-zone.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormFoot, FormSection } from "#app/ui/form.tsx";
import { SectionHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { WrongRow } from "../price-file.ts";

type Props = {
  from: string;
  answer?: { problem: string; wrong: WrongRow[]; from: string };
};

const SHOWN = 200;

/** Takes a price list from a file: the whole of it, or nothing with everything that is wrong. */
export function PriceImportForm({ from, answer }: Props) {
  return (
    <>
      {answer && <Notice tone="bad" title={answer.problem} live />}
      {answer && answer.wrong.length > 0 && <WrongRows rows={answer.wrong} />}
      <Form method="post" encType="multipart/form-data">
        <FormSection
          title="File"
          text="CSV with part number, currency, list price, and a first day where it is another one"
        >
          <DropZone
            name="file"
            label="Price list"
            help="Export the list, fill in the two last columns, and send it here"
            accept=".csv,.tsv,.txt,.xlsx,.xlsm,text/csv"
            required
          />
        </FormSection>
        <FormSection title="First day" text="Of prices whose row names none">
          <Fields>
            <Field label="From" span={2}>
              <DateField name="from" defaultValue={answer?.from ?? from} />
            </Field>
          </Fields>
        </FormSection>
        <FormFoot note="If one row is wrong, no price is changed">
          <Button type="submit" kind="primary">
            Take price list
          </Button>
          <LinkButton to="/desk/admin/prices" kind="bare">
            Cancel
          </LinkButton>
        </FormFoot>
      </Form>
    </>
  );
}

function WrongRows({ rows }: { rows: WrongRow[] }) {
  return (
    <section aria-label="Rows that are wrong">
      <SectionHead
        title="Rows that are wrong"
        sub={rows.length > SHOWN ? `the first ${SHOWN} of ${rows.length}` : undefined}
        overTable
      />
      <table className="table">
        <caption className="sr">Rows that are wrong</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              Row
            </th>
            <th scope="col">What is wrong</th>
            <th scope="col" className="col-2">
              As it is written
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map(({ rowNo, raw, errors }) => (
            <tr key={rowNo}>
              <td className="num">{rowNo}</td>
              <td>{errors.join("; ")}</td>
              <td className="col-2">
                <span className="clip mono block max-w-96">{raw}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
