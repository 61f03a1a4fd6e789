import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormSection } from "#app/ui/form.tsx";
import { formatDay } from "#app/ui/format.ts";
import { TextInput } from "#app/ui/input.tsx";
import { SectionHead } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

import { costInWords } from "../../costs/standard-cost.schema.ts";

type Cost = { validFrom: Date; costMicros: bigint; currency: string; baseMicros: bigint | null };

type Props = {
  costs: Cost[];
  today: Date;
  currency: string;
  lastResult?: SubmissionResult<string[]>;
};

/** What a product costs the vendor by the day, and the next cost. */
export function StandardCostSection({ costs, today, currency, lastResult }: Props) {
  const [form, fields] = useForm({
    id: "standard-cost",
    lastResult,
    defaultValue: { currency, cost: "", validFrom: today.toISOString().slice(0, 10) },
  });
  return (
    <>
      <Form method="post" {...getFormProps(form)}>
        <FormSection
          title="New standard cost"
          text="What one unit costs you from its day on; profit is counted with the cost of the day of the sale"
        >
          <div className="grid gap-3">
            <Fields>
              <Field label="Currency" field={fields.currency} span={2}>
                <TextInput {...getInputProps(fields.currency, { type: "text" })} maxLength={3} />
              </Field>
              <Field label="Standard cost" field={fields.cost} span={2}>
                <TextInput
                  {...getInputProps(fields.cost, { type: "text" })}
                  inputMode="decimal"
                  numeric
                  autoComplete="off"
                />
              </Field>
              <Field label="From" field={fields.validFrom} span={2}>
                <DateField {...getInputProps(fields.validFrom, { type: "date" })} />
              </Field>
            </Fields>
            <Button
              type="submit"
              name="intent"
              value="standard-cost"
              className="justify-self-start"
            >
              Set cost
            </Button>
          </div>
        </FormSection>
      </Form>
      <SectionHead title="Standard costs" overTable />
      {costs.length === 0 ? (
        <p className="quiet px-4 pb-4">
          No cost is known; what is sold of it counts as if it cost nothing
        </p>
      ) : (
        <table className="table">
          <caption className="sr">Standard costs, the newest first</caption>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col" className="num">
                One unit
              </th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="sr">Take back</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {costs.map((cost) => (
              <CostRow
                key={cost.validFrom.toISOString()}
                cost={cost}
                holds={cost === costs.find(({ validFrom }) => validFrom <= today)}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function CostRow({ cost, holds }: { cost: Cost; holds: boolean }) {
  const day = cost.validFrom.toISOString().slice(0, 10);
  return (
    <tr>
      <th scope="row">{formatDay(cost.validFrom)}</th>
      <td className="num">{costInWords(cost.costMicros, cost.currency)}</td>
      <td>
        {cost.baseMicros === null ? (
          <Status mark="warn" tone="warn">
            No rate for its day
          </Status>
        ) : (
          holds && (
            <Status mark="ok" tone="ok">
              Holds
            </Status>
          )
        )}
      </td>
      <td className="num">
        <Form method="post">
          <input type="hidden" name="validFrom" value={day} />
          <Button type="submit" name="intent" value="standard-cost-gone" size="sm" kind="bare">
            Take away
          </Button>
        </Form>
      </td>
    </tr>
  );
}
