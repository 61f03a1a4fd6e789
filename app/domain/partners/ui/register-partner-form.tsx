import {
  getFormProps,
  getInputProps,
  getSelectProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormErrors, FormFoot, FormSection, formErrorsOf } from "#app/ui/form.tsx";
import { Select, TextInput } from "#app/ui/input.tsx";

import { agreementKindNames, agreementKinds } from "../agreement.ts";
import { RegisterPartner } from "../partner.schema.ts";
import { kindNames } from "../partner.ts";
import { type PartnerChoices, PartnerFields, partnerLabels } from "./partner-fields.tsx";

export type RegisterDefaults = Partial<Record<string, string>>;

type RegisterPartnerFormProps = {
  choices: PartnerChoices;
  defaults: RegisterDefaults;
  back: string;
  lastResult?: SubmissionResult<string[]>;
};

const labels = {
  ...partnerLabels,
  kind: "Kind",
  agreementKind: "Agreement",
  agreementVersion: "Version",
  agreementReference: "Where the signed paper lies",
  signedOn: "Signed on",
  validUntil: "Valid until",
  adminName: "Name",
  adminEmail: "Work e-mail",
  adminTitle: "Title",
};

const kinds = (["reseller", "distributor", "supplier"] as const).map((value) => ({
  value,
  label: kindNames[value],
}));
const agreements = agreementKinds.map((value) => ({ value, label: agreementKindNames[value] }));

/** Makes a company a partner: terms, agreement, and its first administrator. */
export function RegisterPartnerForm(props: RegisterPartnerFormProps) {
  const { choices, defaults, back, lastResult } = props;
  const [form, fields] = useForm({
    id: "register-partner",
    lastResult,
    defaultValue: { agreementKind: "partner", kind: "reseller", ...defaults },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RegisterPartner }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" {...getFormProps(form)}>
      <FormErrors
        title="The partner was not registered"
        errors={formErrorsOf(form, labels)}
        attempt={lastResult}
      />
      <FormSection title="Kind" text="It stays what it is">
        <Fields>
          <Field label={labels.kind} field={fields.kind} span={3}>
            <Select {...getSelectProps(fields.kind)} options={kinds} />
          </Field>
        </Fields>
      </FormSection>
      <PartnerFields fields={fields} choices={choices} />
      <FormSection title="Agreement" text="What it signed; more can be added later">
        <Fields>
          <Field label={labels.agreementKind} field={fields.agreementKind} span={3}>
            <Select {...getSelectProps(fields.agreementKind)} options={agreements} />
          </Field>
          <Field label={labels.agreementVersion} field={fields.agreementVersion} span={3}>
            <TextInput
              {...getInputProps(fields.agreementVersion, { type: "text" })}
              placeholder="2026-1"
            />
          </Field>
          <Field label={labels.signedOn} field={fields.signedOn} span={3}>
            <DateField {...getInputProps(fields.signedOn, { type: "date" })} />
          </Field>
          <Field label={labels.validUntil} optional field={fields.validUntil} span={3}>
            <DateField {...getInputProps(fields.validUntil, { type: "date" })} />
          </Field>
          <Field
            label={labels.agreementReference}
            optional
            field={fields.agreementReference}
            span={6}
          >
            <TextInput {...getInputProps(fields.agreementReference, { type: "text" })} />
          </Field>
        </Fields>
      </FormSection>
      <FormSection
        title="First administrator"
        text="Gets a mail with a link, and invites colleagues"
      >
        <Fields>
          <Field label={labels.adminName} field={fields.adminName} span={3}>
            <TextInput {...getInputProps(fields.adminName, { type: "text" })} autoComplete="off" />
          </Field>
          <Field label={labels.adminEmail} field={fields.adminEmail} span={3}>
            <TextInput
              {...getInputProps(fields.adminEmail, { type: "email" })}
              autoComplete="off"
            />
          </Field>
          <Field label={labels.adminTitle} optional field={fields.adminTitle} span={3}>
            <TextInput {...getInputProps(fields.adminTitle, { type: "text" })} autoComplete="off" />
          </Field>
        </Fields>
      </FormSection>
      <FormFoot note="The administrator is invited at once">
        <Button type="submit" kind="primary">
          Register partner
        </Button>
        <LinkButton to={back} kind="bare">
          Cancel
        </LinkButton>
      </FormFoot>
    </Form>
  );
}
