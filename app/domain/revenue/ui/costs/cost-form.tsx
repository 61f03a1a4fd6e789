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
import { Field } from "#app/ui/field.tsx";
import { Fields, FormErrors, FormFoot, FormSection, formErrorsOf } from "#app/ui/form.tsx";
import { Select, TextInput } from "#app/ui/input.tsx";

import { costKindNames, costKinds } from "../../costs/channel-cost.ts";
import { CostWords } from "../../costs/cost.schema.ts";

const labels = {
  ...{ costKind: "Kind", partner: "Partner", document: "Document", lineNo: "Line" },
  ...{ from: "First day", to: "Last day", amount: "Amount", currency: "Currency" },
  ...{ customer: "Customer", domain: "Customer web", country: "Country" },
  ...{ deal: "Deal registration", authorisation: "Special price", part: "Part number" },
  ...{ family: "Family", note: "Note" },
};

export type CostTyped = Record<keyof typeof labels, string>;

type CostFormProps = {
  /** What it is corrected from; null for a new one. */
  from: Partial<CostTyped> | null;
  /** Tells a new cost that is sent twice from two. */
  formId?: string;
  currency: string;
  partners: { code: string; name: string }[];
  families: string[];
  answer?: { lastResult: SubmissionResult<string[]> };
};

/** A channel cost, typed in or corrected. */
export function CostForm({ from, formId, currency, partners, families, answer }: CostFormProps) {
  const [form, fields] = useForm<CostTyped, CostWords>({
    id: "cost",
    lastResult: answer?.lastResult,
    defaultValue: from ?? { currency },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: CostWords }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  const text = (name: keyof CostTyped) => (
    <TextInput {...getInputProps(fields[name], { type: "text" })} autoComplete="off" />
  );
  return (
    <Form method="post" {...getFormProps(form)}>
      <input type="hidden" name="intent" value="cost" />
      {formId && <input type="hidden" name="formId" value={formId} />}
      <FormErrors
        title="The cost was not saved"
        errors={formErrorsOf(form, labels)}
        attempt={answer}
      />
      <FormSection title="Cost" text="What was credited or paid, to whom and by which document">
        <Fields>
          <Field label={labels.costKind} field={fields.costKind} span={2}>
            <Select
              {...getSelectProps(fields.costKind)}
              options={costKinds.map((kind) => ({ value: kind, label: costKindNames[kind] }))}
            />
          </Field>
          <Field label={labels.partner} field={fields.partner} span={4}>
            <Select
              {...getSelectProps(fields.partner)}
              none="Choose a partner"
              options={partners.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </Field>
          <Field label={labels.document} field={fields.document} span={4}>
            {text("document")}
          </Field>
          <Field label={labels.lineNo} field={fields.lineNo} optional span={2}>
            {text("lineNo")}
          </Field>
          <Field
            label={labels.amount}
            field={fields.amount}
            help="Negative where a cost is given back"
            span={4}
          >
            <TextInput
              {...getInputProps(fields.amount, { type: "text" })}
              inputMode="decimal"
              numeric
            />
          </Field>
          <Field label={labels.currency} field={fields.currency} span={2}>
            {text("currency")}
          </Field>
          <Field label={labels.from} field={fields.from} span={3}>
            <TextInput {...getInputProps(fields.from, { type: "date" })} />
          </Field>
          <Field
            label={labels.to}
            field={fields.to}
            optional
            help="Empty for one day; the cost counts on the last"
            span={3}
          >
            <TextInput {...getInputProps(fields.to, { type: "date" })} />
          </Field>
        </Fields>
      </FormSection>
      <FormSection
        title="Whose it is"
        text="A named customer’s, or that of the sales under a deal or a special price. Without either it is shared over what the partner sold in these days, by vendor net"
      >
        <Fields>
          <Field label={labels.customer} field={fields.customer} optional span={3}>
            {text("customer")}
          </Field>
          <Field label={labels.domain} field={fields.domain} optional span={3}>
            {text("domain")}
          </Field>
          <Field label={labels.deal} field={fields.deal} optional span={3}>
            {text("deal")}
          </Field>
          <Field label={labels.authorisation} field={fields.authorisation} optional span={3}>
            {text("authorisation")}
          </Field>
          <Field label={labels.part} field={fields.part} optional span={3}>
            {text("part")}
          </Field>
          <Field label={labels.family} field={fields.family} optional span={3}>
            <Select
              {...getSelectProps(fields.family)}
              none="All families"
              options={families.map((name) => ({ value: name, label: name }))}
            />
          </Field>
          <Field label={labels.note} field={fields.note} optional span={6}>
            {text("note")}
          </Field>
        </Fields>
      </FormSection>
      <FormFoot>
        <Button type="submit" kind="primary">
          {from ? "Save cost" : "Add cost"}
        </Button>
        <LinkButton to="/desk/revenue/costs" kind="bare">
          Cancel
        </LinkButton>
      </FormFoot>
    </Form>
  );
}
