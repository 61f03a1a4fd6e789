import {
  type FieldMetadata,
  getInputProps,
  getSelectProps,
  getTextareaProps,
} from "@conform-to/react";
import type { HTMLInputAutoCompleteAttribute } from "react";

import { countryChoices } from "#app/domain/partners/countries.ts";
import { DateField } from "#app/ui/date-field.tsx";
import { Field, type Span } from "#app/ui/field.tsx";
import { Fields, FormSection } from "#app/ui/form.tsx";
import { Select, TextArea, TextInput } from "#app/ui/input.tsx";

import type { DealField } from "../../deal-fields.ts";
import { salesStages } from "../../register/register-deal.schema.ts";
import { stageNames } from "../deal-words.ts";
import { keyless } from "../keyless.ts";

type Text = FieldMetadata<string | undefined>;
export type TermField =
  | "domain"
  | "name"
  | "street"
  | "postcode"
  | "city"
  | "country"
  | "duns"
  | "vat"
  | "contactName"
  | "contactEmail"
  | "contactPhone"
  | "currency"
  | "stage"
  | "closeDay"
  | "reference"
  | "workDone";
export type TermFieldsOf = Record<TermField, Text>;

type Shown = { fields: TermFieldsOf; pieces: readonly DealField[] };

const countryOptions = countryChoices.map(({ code, name }) => ({ value: code, label: name }));
const stageOptions = salesStages.map((value) => ({ value, label: stageNames[value] }));

type LineProps = { label: string; field: Text; span: Span; optional?: boolean; help?: string };

function TextLine({ label, field, span, optional, help }: LineProps) {
  const off: HTMLInputAutoCompleteAttribute = "off";
  return (
    <Field label={label} field={field} span={span} optional={optional} help={help}>
      <TextInput {...keyless(getInputProps(field, { type: "text" }))} autoComplete={off} />
    </Field>
  );
}

/** The words about the customer, as far as they are open. */
export function CustomerTerms({ fields, pieces }: Shown) {
  const has = (piece: DealField) => pieces.includes(piece);
  if (!["name", "domain", "address", "duns", "vat"].some((piece) => has(piece as DealField))) {
    return null;
  }
  return (
    <FormSection title="Customer" text="Other words may find another customer.">
      <Fields>
        {has("domain") && <TextLine label="Web domain" field={fields.domain} span={3} optional />}
        {has("name") && <TextLine label="Name" field={fields.name} span={3} />}
        {has("address") && (
          <>
            <TextLine label="Street" field={fields.street} span={2} optional />
            <TextLine label="Postcode" field={fields.postcode} span={2} optional />
            <TextLine label="City" field={fields.city} span={2} />
            <Field label="Country" field={fields.country} span={2}>
              <Select
                {...keyless(getSelectProps(fields.country))}
                none="Choose"
                options={countryOptions}
              />
            </Field>
          </>
        )}
        {has("duns") && <TextLine label="DUNS number" field={fields.duns} span={2} optional />}
        {has("vat") && <TextLine label="VAT number" field={fields.vat} span={2} optional />}
      </Fields>
    </FormSection>
  );
}

type SaleTermsProps = Shown & { currencies: string[]; earliest: Date };

/** What the partner says of its sale, as far as it is open. */
export function SaleTerms({ fields, pieces, currencies, earliest }: SaleTermsProps) {
  const has = (piece: DealField) => pieces.includes(piece);
  const named = ["stage", "closeDay", "lines", "contact", "workDone", "reference"] as const;
  if (!named.some(has)) return null;
  return (
    <FormSection title="The sale">
      <Fields>
        {has("stage") && (
          <Field label="Your sales stage" field={fields.stage} span={2}>
            <Select {...keyless(getSelectProps(fields.stage))} options={stageOptions} />
          </Field>
        )}
        {has("closeDay") && (
          <Field label="Expected order day" field={fields.closeDay} span={2}>
            <DateField
              {...keyless(getInputProps(fields.closeDay, { type: "date" }))}
              min={earliest.toISOString().slice(0, 10)}
            />
          </Field>
        )}
        {has("lines") && (
          <Field label="Currency" field={fields.currency} span={2}>
            <Select
              {...keyless(getSelectProps(fields.currency))}
              options={currencies.map((value) => ({ value, label: value }))}
            />
          </Field>
        )}
        {has("contact") && (
          <>
            <TextLine label="Customer’s contact" field={fields.contactName} span={2} />
            <TextLine label="Contact’s e-mail" field={fields.contactEmail} span={2} optional />
            <TextLine label="Contact’s phone" field={fields.contactPhone} span={2} optional />
          </>
        )}
        {has("workDone") && (
          <Field label="Work you have done" field={fields.workDone} span={6}>
            <TextArea {...keyless(getTextareaProps(fields.workDone))} rows={3} />
          </Field>
        )}
        {has("reference") && (
          <TextLine label="Your own reference" field={fields.reference} span={3} optional />
        )}
      </Fields>
    </FormSection>
  );
}
