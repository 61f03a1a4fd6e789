import {
  getFormProps,
  getInputProps,
  getSelectProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import type { ComponentProps } from "react";

import { isoDay } from "#app/platform/form-fields.ts";
import { BackButton, Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormErrors, formErrorsOf } from "#app/ui/form.tsx";
import { Select, TextInput } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import { kindNames } from "../../submission.ts";
import { AgreeReporting } from "../agree-reporting.schema.ts";
import {
  type ReportedKind,
  type ReportingAgreement,
  rhythmNames,
  weekdayName,
} from "../reporting-agreement.ts";

const labels = {
  kind: "Report",
  rhythm: "How often",
  weekday: "Weekly: by",
  monthDay: "Monthly: by day",
  counts: "Counted in",
  graceDays: "Days of grace",
  remindDays: "Reminded before",
  from: "From",
};

type AgreeFormProps = {
  kinds: readonly ReportedKind[];
  /** The one that is changed. */
  changes: ReportingAgreement | null;
  kind?: ReportedKind;
  today: Date;
  lastResult?: SubmissionResult<string[]>;
};

/** Agrees a report, or changes from a day on what was agreed. */
export function AgreeForm({ kinds, changes, kind, today, lastResult }: AgreeFormProps) {
  const [form, fields] = useForm({
    id: "agree-reporting",
    lastResult,
    defaultValue: {
      kind: changes?.kind ?? kind ?? kinds[0],
      rhythm: changes?.rhythm ?? "weekly",
      weekday: String(changes?.rhythm === "weekly" ? changes.dueDay : 3),
      monthDay: String(changes?.rhythm === "monthly" ? changes.dueDay : 5),
      counts: changes?.businessDay ? "business" : "calendar",
      graceDays: String(changes?.graceDays ?? 2),
      remindDays: String(changes?.remindDays ?? 1),
      from: isoDay(today),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: AgreeReporting }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" className="divide" {...getFormProps(form)}>
      <input type="hidden" name="intent" value="agree" />
      <Section
        title={changes ? `Change ${kindNames[changes.kind].toLowerCase()}` : "Agree a report"}
      >
        <FormErrors
          title="Nothing was agreed"
          errors={formErrorsOf(form, labels)}
          attempt={lastResult}
        />
        <Fields>
          <Field label={labels.kind} field={fields.kind} span={3}>
            <Select
              {...getSelectProps(fields.kind)}
              options={kinds.map((value) => ({ value, label: kindNames[value] }))}
            />
          </Field>
          <Field label={labels.rhythm} field={fields.rhythm} span={3}>
            <Select
              {...getSelectProps(fields.rhythm)}
              options={Object.entries(rhythmNames).map(([value, label]) => ({ value, label }))}
            />
          </Field>
          <Field
            label={labels.weekday}
            field={fields.weekday}
            span={2}
            help="Of the week after; a forecast of that week"
          >
            <Select
              {...getSelectProps(fields.weekday)}
              options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
                value: String(day),
                label: weekdayName(day),
              }))}
            />
          </Field>
          <Field
            label={labels.monthDay}
            field={fields.monthDay}
            span={2}
            help="Of the month after; a forecast of that month"
          >
            <NumberInput {...getInputProps(fields.monthDay, { type: "text" })} />
          </Field>
          <Field label={labels.counts} field={fields.counts} span={2}>
            <Select
              {...getSelectProps(fields.counts)}
              options={[
                { value: "calendar", label: "Days" },
                { value: "business", label: "Business days" },
              ]}
            />
          </Field>
          <Field
            label={labels.graceDays}
            field={fields.graceDays}
            span={2}
            help="Late, and told to you, after that"
          >
            <NumberInput {...getInputProps(fields.graceDays, { type: "text" })} end="days" />
          </Field>
          <Field label={labels.remindDays} field={fields.remindDays} span={2}>
            <NumberInput {...getInputProps(fields.remindDays, { type: "text" })} end="days" />
          </Field>
          <Field
            label={labels.from}
            field={fields.from}
            span={2}
            help={changes ? "What is running is finished first" : undefined}
          >
            <DateField {...getInputProps(fields.from, { type: "date" })} />
          </Field>
        </Fields>
      </Section>
      <DecisionBar why="The past stays as it was agreed">
        <Button type="submit" kind="primary">
          {changes ? "Change" : "Agree"}
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}

const NumberInput = (props: ComponentProps<typeof TextInput>) => (
  <TextInput {...props} inputMode="numeric" numeric autoComplete="off" />
);

/** Asks before nothing more is to be reported. */
export function EndReportingForm({ kind }: { kind: ReportedKind }) {
  return (
    <Form method="post" className="divide">
      <input type="hidden" name="intent" value="end" />
      <input type="hidden" name="kind" value={kind} />
      <Section title={`End the agreed ${kindNames[kind].toLowerCase()} today?`}>
        <p className="quiet">What was due by today stays due; nothing is asked for after it</p>
      </Section>
      <DecisionBar>
        <Button type="submit" kind="danger">
          End report
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
