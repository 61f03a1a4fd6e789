import {
  getFormProps,
  getInputProps,
  getSelectProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { ChangedMeanwhile, type StandsNow } from "#app/ui/changed-meanwhile.tsx";
import { Field } from "#app/ui/field.tsx";
import { Choices, Fields, FormErrors, FormSection, formErrorsOf } from "#app/ui/form.tsx";
import { Checkbox, Select, TextInput } from "#app/ui/input.tsx";

import { EditVendor } from "../vendor-settings.schema.ts";
import type { VendorRecord } from "../vendor-settings.server.ts";
import { monthNames, settingLabels, weekdayNames } from "./setting-words.ts";

export type SettingsFormProps = {
  record: VendorRecord;
  edition: string;
  currencyFixed: boolean;
  timeZones: string[];
  answer?: { lastResult: SubmissionResult<string[]>; edition?: string; now?: StandsNow };
};

/** What an administrator sets for the whole vendor. */
export function SettingsForm(props: SettingsFormProps) {
  const { record, edition, currencyFixed, timeZones, answer } = props;
  const [form, fields] = useForm({
    id: "settings",
    lastResult: answer?.lastResult,
    defaultValue: {
      name: record.name,
      shortName: record.shortName,
      currency: record.currency,
      timeZone: record.timeZone,
      fiscalMonth: String(record.fiscalMonth),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: EditVendor }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  const works = new Set(record.businessDays);
  return (
    <Form method="post" {...getFormProps(form)}>
      <input type="hidden" name="intent" value="settings" />
      <input type="hidden" name="edition" value={answer?.edition ?? edition} />
      {answer?.now && <ChangedMeanwhile now={answer.now} />}
      <FormErrors
        title="Nothing was changed"
        errors={formErrorsOf(form, settingLabels)}
        attempt={answer}
      />
      <FormSection title="Company" text="As partners read it">
        <Fields>
          <Field label={settingLabels.name} field={fields.name} span={4}>
            <TextInput {...getInputProps(fields.name, { type: "text" })} />
          </Field>
          <Field label={settingLabels.shortName} field={fields.shortName} span={2}>
            <TextInput {...getInputProps(fields.shortName, { type: "text" })} />
          </Field>
          <Field
            label={settingLabels.currency}
            field={fields.currency}
            help={
              currencyFixed
                ? "Fixed: what was sold is added up in it"
                : "Fixed as soon as something was sold"
            }
            span={2}
          >
            <TextInput
              {...getInputProps(fields.currency, { type: "text" })}
              maxLength={3}
              readOnly={currencyFixed}
            />
          </Field>
          <Field
            label={settingLabels.fiscalMonth}
            field={fields.fiscalMonth}
            help="“This year” in Revenue begins with it"
            span={2}
          >
            <Select
              id={fields.fiscalMonth.id}
              name="fiscalMonth"
              defaultValue={String(record.fiscalMonth)}
              options={monthNames.map((label, place) => ({ value: String(place + 1), label }))}
            />
          </Field>
          <Choices legend={settingLabels.takesApplications} span={6}>
            <Checkbox
              name="takesApplications"
              value="yes"
              defaultChecked={record.takesApplications}
              help="On the public page that Partners, Applications names"
            >
              Companies may apply to become a partner
            </Checkbox>
          </Choices>
        </Fields>
      </FormSection>
      <FormSection title="Business calendar" text="Deadlines stand still outside of it">
        <div className="grid gap-3">
          <Fields>
            <Field label={settingLabels.timeZone} field={fields.timeZone} span={3}>
              <Select
                {...getSelectProps(fields.timeZone)}
                options={timeZones.map((zone) => ({ value: zone, label: zone }))}
              />
            </Field>
            <Choices legend={settingLabels.businessDays} span={6}>
              {weekdayNames.map((name, place) => (
                <Checkbox
                  key={name}
                  name="businessDays"
                  value={String(place + 1)}
                  defaultChecked={works.has(place + 1)}
                >
                  {name}
                </Checkbox>
              ))}
            </Choices>
          </Fields>
          <p className="help">New deadlines are counted by it; those that were promised stay</p>
          <Button type="submit" kind="primary" className="justify-self-start">
            Save settings
          </Button>
        </div>
      </FormSection>
    </Form>
  );
}
