import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

import { Button } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { TextInput } from "#app/ui/input.tsx";
import { PageHead, Section, SectionHead } from "#app/ui/page.tsx";
import { SuggestBox } from "#app/ui/suggest-box.tsx";

import type { RememberedPage } from "../said/remembered.server.ts";

type RememberedProps = {
  page: RememberedPage;
  /** Whether the reader sees its own, or a partner's. */
  own: boolean;
  /** Part numbers are a partner's; the vendor has its own. */
  hasParts: boolean;
  submissionsAt: string;
  partsAt: string;
  errors?: Partial<Record<"partNo" | "productNo", string[]>>;
  typed?: Record<string, string>;
};

const done = { forgotten: "Forgotten, the next files are read without it", learnt: "Remembered" };

/** What was said of a sender's files and holds for the next ones, each with a way to forget it. */
export function RememberedView(props: RememberedProps) {
  const { page, own, hasParts } = props;
  const whose = own ? "your files" : `the files of ${page.partnerName ?? page.vendorName}`;
  return (
    <>
      <PageHead title="Remembered" sub={`What was said of ${whose}, used for the next ones`} />
      <Done words={done} />
      {hasParts && <Parts {...props} />}
      <SectionHead title="Columns, days, numbers and names" overTable />
      <Entries page={page} />
    </>
  );
}

function Parts({ page, own, submissionsAt, partsAt, errors, typed = {} }: RememberedProps) {
  return (
    <>
      <SectionHead
        title={own ? "Your part numbers" : `Part numbers of ${page.partnerName ?? ""}`}
        overTable
      />
      {page.aliases.length === 0 ? (
        <Empty title="No part numbers yet">
          A part that is not known is chosen once on the page of a file, and stands here from then
          on
        </Empty>
      ) : (
        <Remembered
          caption="Part numbers and what they mean"
          columns={["Part number", "Means"]}
          wide={["From", "By"]}
        >
          {page.aliases.map((alias) => (
            <tr key={alias.id}>
              <td className="strong">{alias.partNo}</td>
              <td>
                <span className="clip">
                  {alias.productNo} <span className="quiet">{alias.productName}</span>
                </span>
              </td>
              <td className="col-2">
                {alias.submissionId ? (
                  <a className="link" href={`${submissionsAt}/${alias.submissionId}`}>
                    {alias.fileName}
                  </a>
                ) : (
                  "This page"
                )}
              </td>
              <td className="col-2 quiet">
                {`${alias.saidBy}, ${formatInstant(alias.saidAt, page.timeZone)}`}
              </td>
              <td className="num">
                <Forget what="alias" id={alias.id} name={alias.partNo} />
              </td>
            </tr>
          ))}
        </Remembered>
      )}
      <Section label="Add a part number">
        <Form method="post">
          <Fields>
            <Field
              label={own ? "Your part number" : "Their part number"}
              span={2}
              errors={errors?.partNo}
            >
              <TextInput name="partNo" defaultValue={typed.partNo} maxLength={100} required />
            </Field>
            <Field label={`Part number of ${page.vendorName}`} span={2} errors={errors?.productNo}>
              <SuggestBox name="productNo" source={partsAt} defaultValue={typed.productNo} />
            </Field>
          </Fields>
          <div className="pt-3">
            <Button type="submit" name="intent" value="add">
              Add part number
            </Button>
          </div>
        </Form>
      </Section>
    </>
  );
}

function Entries({ page }: Pick<RememberedProps, "page">) {
  if (page.entries.length === 0) {
    return (
      <Empty title="Nothing remembered yet">
        What is said of a file on its page stands here, and the next ones are read so
      </Empty>
    );
  }
  return (
    <Remembered caption="What is remembered" columns={["What"]} wide={["Files", "By"]}>
      {page.entries.map(({ id, shown, means, kindName, saidBy, saidAt }) => (
        <tr key={id}>
          <td className="fill">
            <span className="clip">
              <span className="strong">{shown}</span> {means}
            </span>
          </td>
          <td className="col-2">{kindName}</td>
          <td className="col-2 quiet">{`${saidBy}, ${formatInstant(saidAt, page.timeZone)}`}</td>
          <td className="num">
            <Forget what="memory" id={id} name={shown} />
          </td>
        </tr>
      ))}
    </Remembered>
  );
}

type RememberedRows = {
  caption: string;
  columns: readonly string[];
  /** Columns that a narrow screen leaves out. */
  wide: readonly string[];
  children: ReactNode;
};

function Remembered({ caption, columns, wide, children }: RememberedRows) {
  return (
    <table className="table divide">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
          {wide.map((column) => (
            <th key={column} scope="col" className="col-2">
              {column}
            </th>
          ))}
          <th scope="col">
            <span className="sr">Forget</span>
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Forget({ what, id, name }: { what: "memory" | "alias"; id: string; name: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={`forget-${what}`} />
      <input type="hidden" name="id" value={id} />
      <Button type="submit" size="sm" aria-label={`Forget ${name}`}>
        Forget
      </Button>
    </Form>
  );
}
