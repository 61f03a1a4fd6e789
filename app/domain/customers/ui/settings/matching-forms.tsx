import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormSection } from "#app/ui/form.tsx";
import { TextInput } from "#app/ui/input.tsx";

/** What was typed and what is wrong with it, of the form whose button was pressed. */
export type MatchingAnswer = {
  intent: string;
  errors: Record<string, string[] | null>;
  typed: Record<string, string>;
};

type FormProps = { answer: MatchingAnswer | undefined };

export function SilenceForm({ answer, days }: FormProps & { days: number }) {
  const own = answer?.intent === "silence" ? answer : undefined;
  return (
    <Form method="post">
      <FormSection
        title="Former customers"
        text="Who has not bought for so long is a former customer until the next purchase"
      >
        <Fields>
          <NumberField
            {...{ name: "days", label: "Days without a purchase", now: days, own }}
            inputMode="numeric"
          />
          <div data-span={6}>
            <Button type="submit" name="intent" value="silence">
              Save days
            </Button>
          </div>
        </Fields>
      </FormSection>
    </Form>
  );
}

type ThresholdProps = FormProps & { automatic: number; workbench: number };

/** Other thresholds are a version of their own, which is tried before it decides. */
export function ThresholdForm({ answer, automatic, workbench }: ThresholdProps) {
  const own = answer?.intent === "thresholds" ? answer : undefined;
  return (
    <Form method="post">
      <FormSection
        title="Thresholds"
        text="Other thresholds make a version on trial. Nothing changes until it is turned on"
      >
        <Fields>
          <NumberField
            {...{ name: "automatic", label: "Matched by itself from", now: automatic, own }}
            inputMode="decimal"
            help="1 matches nobody by itself"
          />
          <NumberField
            {...{ name: "workbench", label: "A person is asked from", now: workbench, own }}
            inputMode="decimal"
            help="Below it begins a new customer"
          />
          <Field label="What it is for" span={6} errors={own?.errors.note ?? []}>
            <TextInput name="note" maxLength={200} defaultValue={own?.typed.note} required />
          </Field>
          <div data-span={6}>
            <Button type="submit" name="intent" value="thresholds">
              Keep as a version on trial
            </Button>
          </div>
        </Fields>
      </FormSection>
    </Form>
  );
}

type NumberFieldProps = {
  name: string;
  label: string;
  /** What holds now. */
  now: number;
  own: MatchingAnswer | undefined;
  inputMode: "numeric" | "decimal";
  help?: string;
};

const NumberField = ({ name, label, now, own, inputMode, help }: NumberFieldProps) => (
  <Field label={label} span={3} errors={own?.errors[name] ?? []} help={help}>
    <TextInput name={name} inputMode={inputMode} defaultValue={own?.typed[name] ?? now} required />
  </Field>
);
