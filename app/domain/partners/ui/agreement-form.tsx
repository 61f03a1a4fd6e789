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

import { SignAgreement } from "../agreement.schema.ts";
import { type Agreement, agreementKindNames, agreementKinds } from "../agreement.ts";

const labels = {
  kind: "Agreement",
  version: "Version",
  reference: "Where the signed paper lies",
  signedOn: "Signed on",
  validUntil: "Valid until",
};

type Props = {
  /** The one that it takes the place of. */
  renews: Agreement | null;
  lastResult?: SubmissionResult<string[]>;
};

/** Writes down an agreement that was signed, or its renewal. */
export function AgreementForm({ renews, lastResult }: Props) {
  const [form, fields] = useForm({
    id: "agreement",
    lastResult,
    defaultValue: { kind: renews?.kind ?? "partner", reference: renews?.reference ?? "" },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: SignAgreement }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  const title = renews ? `Renew the ${agreementKindNames[renews.kind].toLowerCase()}` : null;
  return (
    <Form method="post" className="divide" {...getFormProps(form)}>
      <input type="hidden" name="intent" value="sign" />
      <input type="hidden" name="replacesId" value={renews?.id ?? ""} />
      <Section title={title ?? "Add an agreement"}>
        <FormErrors
          title="The agreement was not saved"
          errors={formErrorsOf(form, labels)}
          attempt={lastResult}
        />
        <Fields>
          <Field label={labels.kind} field={fields.kind} span={3}>
            <Select
              {...getSelectProps(fields.kind)}
              options={agreementKinds.map((value) => ({ value, label: agreementKindNames[value] }))}
            />
          </Field>
          <Field label={labels.version} field={fields.version} span={3}>
            <TextInput {...getInputProps(fields.version, { type: "text" })} />
          </Field>
          <Field label={labels.signedOn} field={fields.signedOn} span={3}>
            <DateField {...getInputProps(fields.signedOn, { type: "date" })} />
          </Field>
          <Field label={labels.validUntil} optional field={fields.validUntil} span={3}>
            <DateField {...getInputProps(fields.validUntil, { type: "date" })} />
          </Field>
          <Field label={labels.reference} optional field={fields.reference} span={6}>
            <TextInput {...getInputProps(fields.reference, { type: "text" })} />
          </Field>
        </Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" kind="primary">
          {renews ? "Renew" : "Add agreement"}
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
