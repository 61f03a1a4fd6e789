import {
  type FieldMetadata,
  getInputProps,
  getSelectProps,
  getTextareaProps,
} from "@conform-to/react";
import { useContext } from "react";

import { DateField } from "#app/ui/date-field.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormSection } from "#app/ui/form.tsx";
import { Select, TextArea, TextInput } from "#app/ui/input.tsx";

import { salesStages } from "../../register/register-deal.schema.ts";
import { stageNames } from "../deal-words.ts";
import { keyless } from "../keyless.ts";
import { RegisterVoice } from "./register-voice.ts";

type Text = FieldMetadata<string | undefined>;

export type StandingFields = {
  stage: FieldMetadata<(typeof salesStages)[number]>;
  closeDay: FieldMetadata<string>;
  currency: Text;
  contactName: Text;
  contactEmail: Text;
  contactPhone: Text;
  workDone: Text;
  reference: Text;
};

type RegisterStandingProps = { fields: StandingFields; currencies: string[]; today: Date };

const stageOptions = salesStages.map((value) => ({ value, label: stageNames[value] }));
const isoDay = (day: Date) => day.toISOString().slice(0, 10);

export function RegisterStanding({ fields, currencies, today }: RegisterStandingProps) {
  const voice = useContext(RegisterVoice);
  const input = (field: Text) => keyless(getInputProps(field, { type: "text" }));
  return (
    <FormSection title="Where it stands">
      <Fields>
        <Field label={voice.stage} field={fields.stage} span={2}>
          <Select {...keyless(getSelectProps(fields.stage))} none="Choose" options={stageOptions} />
        </Field>
        <Field label="Expected order day" field={fields.closeDay} span={2}>
          <DateField
            {...keyless(getInputProps(fields.closeDay, { type: "date" }))}
            min={isoDay(today)}
          />
        </Field>
        <Field label="Currency" field={fields.currency} span={2}>
          <Select
            {...keyless(getSelectProps(fields.currency))}
            options={currencies.map((value) => ({ value, label: value }))}
          />
        </Field>
        <Field label="Customer’s contact" field={fields.contactName} span={2}>
          <TextInput {...input(fields.contactName)} autoComplete="off" />
        </Field>
        <Field label="Contact’s e-mail" field={fields.contactEmail} span={2} optional>
          <TextInput {...input(fields.contactEmail)} inputMode="email" autoComplete="off" />
        </Field>
        <Field label="Contact’s phone" field={fields.contactPhone} span={2} optional>
          <TextInput {...input(fields.contactPhone)} inputMode="tel" autoComplete="off" />
        </Field>
        <Field
          label={voice.work}
          note="dated work makes protection stronger"
          field={fields.workDone}
          span={6}
        >
          <TextArea {...keyless(getTextareaProps(fields.workDone))} rows={2} />
        </Field>
        <Field label={voice.reference} field={fields.reference} span={3} optional>
          <TextInput {...input(fields.reference)} autoComplete="off" />
        </Field>
      </Fields>
    </FormSection>
  );
}
