import {
  getFormProps,
  getInputProps,
  getSelectProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";

import { BackButton, Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormErrors, formErrorsOf } from "#app/ui/form.tsx";
import { Select, TextInput } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import { EngageDirectly } from "../../engagements/engagement.schema.ts";

const labels = {
  note: "What the own sales do",
  familyId: "Product family",
  startsOn: "From",
  endsOn: "Until",
};

type Props = {
  families: { id: string; name: string }[];
  lastResult?: SubmissionResult<string[]>;
};

/** Notes that the vendor's own sales are at work at a customer. */
export function EngageForm({ families, lastResult }: Props) {
  const [form, fields] = useForm({
    id: "engage",
    lastResult,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: EngageDirectly }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" className="divide" preventScrollReset {...getFormProps(form)}>
      <input type="hidden" name="intent" value="engage" />
      <Section title="Note an engagement">
        <FormErrors
          title="The engagement was not noted"
          errors={formErrorsOf(form, labels)}
          attempt={lastResult}
        />
        <Fields>
          <Field
            label={labels.note}
            field={fields.note}
            span={6}
            help="A registration for this customer is marked with it"
          >
            <TextInput {...getInputProps(fields.note, { type: "text" })} />
          </Field>
          <Field label={labels.familyId} field={fields.familyId} span={2}>
            <Select
              {...getSelectProps(fields.familyId)}
              options={[
                { value: "", label: "All families" },
                ...families.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </Field>
          <Field label={labels.startsOn} field={fields.startsOn} span={2}>
            <DateField {...getInputProps(fields.startsOn, { type: "date" })} />
          </Field>
          <Field label={labels.endsOn} optional field={fields.endsOn} span={2}>
            <DateField {...getInputProps(fields.endsOn, { type: "date" })} />
          </Field>
        </Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" kind="primary">
          Note engagement
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
