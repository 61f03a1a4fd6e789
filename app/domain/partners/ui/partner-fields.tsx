import { type FieldMetadata, getInputProps } from "@conform-to/react";

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

type PartnerFieldsProps = {
  // A field of any form that has these names among others.
  fields: Record<Named, FieldMetadata<unknown, Record<string, unknown>, string[]>>;
  choices: PartnerChoices;
};

const initial = (field: { initialValue?: unknown }) =>
  typeof field.initialValue === "string" ? field.initialValue : undefined;

/** Who the partner is, and on which terms it works with the vendor. */
export function PartnerFields({ fields, choices }: PartnerFieldsProps) {
  const text = (name: Named) => getInputProps(fields[name] as never, { type: "text" });
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
              id={fields.country.id}
              name="country"
              defaultValue={initial(fields.country)}
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
              id={fields.tierId.id}
              name="tierId"
              defaultValue={initial(fields.tierId)}
              none="No tier"
              options={choices.tiers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <Field label={partnerLabels.managerId} field={fields.managerId} optional span={3}>
            <Select
              id={fields.managerId.id}
              name="managerId"
              defaultValue={initial(fields.managerId)}
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
