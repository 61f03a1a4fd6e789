import { type FieldMetadata, getInputProps, getSelectProps } from "@conform-to/react";

import { Field } from "#app/ui/field.tsx";
import { Fields, FormSection } from "#app/ui/form.tsx";
import { Select, TextInput } from "#app/ui/input.tsx";

import { countryChoices } from "../countries.ts";

export type PartnerChoices = {
  tiers: { id: string; name: string }[];
  managers: { id: string; name: string }[];
};

type Named =
  | "name"
  | "code"
  | "city"
  | "country"
  | "domain"
  | "taxId"
  | "tierId"
  | "managerId"
  | "territories";

export const partnerLabels: Record<Named, string> = {
  name: "Name",
  code: "Code",
  city: "City",
  country: "Country",
  domain: "Web domain",
  taxId: "Tax number",
  tierId: "Tier",
  managerId: "Channel manager",
  territories: "Territories",
};

type PartnerFieldsProps<Form extends Record<string, unknown>> = {
  /** Those of any form that has these names among others. */
  fields: Record<Named, FieldMetadata<string, Form, string[]>>;
  choices: PartnerChoices;
};

/** Who the partner is, and on which terms it works with the vendor. */
export function PartnerFields<Form extends Record<string, unknown>>({
  fields,
  choices,
}: PartnerFieldsProps<Form>) {
  const text = (name: Named) => getInputProps(fields[name], { type: "text" });
  return (
    <>
      <FormSection title="Company" text="As it is registered">
        <Fields>
          <Field label={partnerLabels.name} field={fields.name} span={4}>
            <TextInput {...text("name")} autoComplete="off" />
          </Field>
          <Field
            label={partnerLabels.code}
            field={fields.code}
            span={2}
            help="Short, yours, on every file"
          >
            <TextInput {...text("code")} autoComplete="off" />
          </Field>
          <Field label={partnerLabels.city} field={fields.city} span={3}>
            <TextInput {...text("city")} autoComplete="off" />
          </Field>
          <Field label={partnerLabels.country} field={fields.country} span={3}>
            <Select
              {...getSelectProps(fields.country)}
              none="Choose a country"
              options={countryChoices.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </Field>
          <Field label={partnerLabels.domain} optional field={fields.domain} span={3}>
            <TextInput {...text("domain")} placeholder="partner.com" autoComplete="off" />
          </Field>
          <Field label={partnerLabels.taxId} optional field={fields.taxId} span={3}>
            <TextInput {...text("taxId")} autoComplete="off" />
          </Field>
        </Fields>
      </FormSection>
      <FormSection title="Terms" text="What it pays, who looks after it, and where it sells">
        <Fields>
          <Field label={partnerLabels.tierId} field={fields.tierId} optional span={3}>
            <Select
              {...getSelectProps(fields.tierId)}
              none="No tier"
              options={choices.tiers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <Field label={partnerLabels.managerId} field={fields.managerId} optional span={3}>
            <Select
              {...getSelectProps(fields.managerId)}
              none="Nobody yet"
              options={choices.managers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <Field
            label={partnerLabels.territories}
            field={fields.territories}
            optional
            span={6}
            help="Countries by their two letters, or names of regions, with commas between them"
          >
            <TextInput {...text("territories")} placeholder="GB, IE, Nordics" autoComplete="off" />
          </Field>
        </Fields>
      </FormSection>
    </>
  );
}
