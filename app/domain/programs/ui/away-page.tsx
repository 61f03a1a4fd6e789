import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormSection } from "#app/ui/form.tsx";
import { formatDay, NOTHING } from "#app/ui/format.ts";
import { Select, TextInput } from "#app/ui/input.tsx";
import { SectionHead } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

import type { Delegation } from "../away/delegations.server.ts";
import type { ApproverNames } from "./approver-words.ts";
import { fieldsOf, type TypedForm } from "./typed-form.ts";

export type AwayPageProps = {
  delegations: Delegation[];
  people: ApproverNames;
  /** Only an administrator speaks for somebody else. */
  own: string | null;
  mayChoose: boolean;
  answer?: TypedForm | undefined;
};

/** Who decides while somebody is away. */
export function AwayPage({ delegations, people, own, mayChoose, answer }: AwayPageProps) {
  const fields = fieldsOf(answer);
  const options = Object.entries(people).map(([value, label]) => ({ value, label }));
  const others = mayChoose ? options : options.filter(({ value }) => value !== own);
  return (
    <>
      <Form method="post" noValidate key={delegations.length}>
        <FormSection
          title="Be away"
          text="Steps that wait for the absent may be decided by the other"
        >
          <div className="grid gap-3">
            {!mayChoose && <input type="hidden" name="membershipId" value={own ?? ""} />}
            <Fields>
              {mayChoose && (
                <Field label="Who is away" errors={fields.errors("membershipId")} span={3}>
                  <Select
                    name="membershipId"
                    defaultValue={fields.text("membershipId", own)}
                    options={options}
                  />
                </Field>
              )}
              <Field
                label="Who decides"
                errors={fields.errors("delegateId")}
                span={mayChoose ? 3 : 6}
              >
                <Select
                  name="delegateId"
                  none="Choose"
                  defaultValue={fields.text("delegateId", "")}
                  options={others}
                />
              </Field>
              <Field label="From" errors={fields.errors("fromDay")} span={3} narrowHalf>
                <DateField name="fromDay" defaultValue={fields.text("fromDay", "")} />
              </Field>
              <Field label="Until" errors={fields.errors("untilDay")} span={3} narrowHalf>
                <DateField name="untilDay" defaultValue={fields.text("untilDay", "")} />
              </Field>
              <Field label="Why" optional errors={fields.errors("reason")} span={6}>
                <TextInput
                  name="reason"
                  defaultValue={fields.text("reason", "")}
                  placeholder="Leave"
                  autoComplete="off"
                />
              </Field>
            </Fields>
            <Button
              type="submit"
              name="intent"
              value="add"
              kind="primary"
              className="justify-self-start"
            >
              Save absence
            </Button>
          </div>
        </FormSection>
      </Form>
      <SectionHead title="Now and ahead" overTable />
      {delegations.length === 0 ? (
        <Empty title="Nobody is away">Every step is decided by its own approver</Empty>
      ) : (
        <DelegationTable delegations={delegations} />
      )}
    </>
  );
}

function DelegationTable({ delegations }: { delegations: Delegation[] }) {
  return (
    <table className="table">
      <caption className="sr">Absences</caption>
      <thead>
        <tr>
          <th scope="col">Away</th>
          <th scope="col">Decides</th>
          <th scope="col">Days</th>
          <th scope="col" className="col-2">
            Why
          </th>
          <th scope="col" className="col-2">
            State
          </th>
          <th scope="col">
            <span className="sr">What to do</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {delegations.map(({ id, absentName, delegateName, fromDay, untilDay, ...rest }) => (
          <tr key={id}>
            <th scope="row">{absentName}</th>
            <td>{delegateName}</td>
            <td className="nowrap">
              {formatDay(fromDay)} to {formatDay(untilDay)}
            </td>
            <td className="col-2">{rest.reason ?? NOTHING}</td>
            <td className="col-2">
              {rest.state === "now" ? (
                <Status mark="now" tone="live">
                  Away now
                </Status>
              ) : (
                <Status mark="ring">Ahead</Status>
              )}
            </td>
            <td className="num">
              {rest.mayEnd && (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="id" value={id} />
                  <Button type="submit" name="intent" value="end" size="sm" kind="bare">
                    End<span className="sr"> the absence of {absentName}</span>
                  </Button>
                </Form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
