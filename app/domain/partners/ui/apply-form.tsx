import {
  getFormProps,
  getInputProps,
  getSelectProps,
  getTextareaProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormErrors, FormFoot, FormSection, formErrorsOf } from "#app/ui/form.tsx";
import { Select, TextArea, TextInput } from "#app/ui/input.tsx";

import { Apply } from "../application.schema.ts";
import { countryChoices } from "../countries.ts";

const labels = {
  company: "Company",
  kind: "You would be",
  country: "Country",
  city: "City",
  domain: "Web domain",
  taxId: "Tax number",
  sells: "What you sell, and to whom",
  name: "Your name",
  title: "What you do there",
  email: "Work e-mail",
};

const kinds = [
  { value: "reseller", label: "A reseller: you sell to those who use it" },
  { value: "distributor", label: "A distributor: you sell to resellers" },
  { value: "supplier", label: "A supplier: you deliver parts" },
];

/** A company asks to become a partner. */
export function ApplyForm({
  vendorName,
  lastResult,
}: {
  vendorName: string;
  lastResult?: SubmissionResult<string[]>;
}) {
  const [form, fields] = useForm({
    id: "apply",
    lastResult,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: Apply }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  const text = (name: "company" | "city" | "domain" | "taxId" | "name" | "title") => (
    <TextInput {...getInputProps(fields[name], { type: "text" })} />
  );
  return (
    <Form method="post" {...getFormProps(form)}>
      <FormErrors
        title="The application was not sent"
        errors={formErrorsOf(form, labels)}
        attempt={lastResult}
      />
      <FormSection title="Company" text="As it is registered">
        <Fields>
          <Field label={labels.company} field={fields.company} span={6}>
            {text("company")}
          </Field>
          <Field label={labels.kind} field={fields.kind} span={6}>
            <Select {...getSelectProps(fields.kind)} options={kinds} />
          </Field>
          <Field label={labels.city} field={fields.city} span={3}>
            {text("city")}
          </Field>
          <Field label={labels.country} field={fields.country} span={3}>
            <Select
              {...getSelectProps(fields.country)}
              none="Choose a country"
              options={countryChoices.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </Field>
          <Field label={labels.domain} optional field={fields.domain} span={3}>
            {text("domain")}
          </Field>
          <Field label={labels.taxId} optional field={fields.taxId} span={3}>
            {text("taxId")}
          </Field>
        </Fields>
      </FormSection>
      <FormSection title="Business" text="In your own words">
        <Fields>
          <Field label={labels.sells} field={fields.sells} span={6}>
            <TextArea {...getTextareaProps(fields.sells)} rows={4} />
          </Field>
        </Fields>
      </FormSection>
      <FormSection title="You" text="Who hears from us">
        <Fields>
          <Field label={labels.name} field={fields.name} span={3}>
            {text("name")}
          </Field>
          <Field label={labels.title} field={fields.title} span={3}>
            {text("title")}
          </Field>
          <Field label={labels.email} field={fields.email} span={6}>
            <TextInput {...getInputProps(fields.email, { type: "email" })} autoComplete="email" />
          </Field>
        </Fields>
      </FormSection>
      <FormFoot note={`${vendorName} reads it and writes to you`}>
        <Button type="submit" kind="primary">
          Send application
        </Button>
      </FormFoot>
    </Form>
  );
}
