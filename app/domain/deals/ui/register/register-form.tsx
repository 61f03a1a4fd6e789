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

import { Button, LinkButton } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormErrors, FormFoot, FormSection, formErrorsOf } from "#app/ui/form.tsx";
import { Select, TextArea, TextInput } from "#app/ui/input.tsx";
import { useKeys } from "#app/ui/keyboard.ts";

import { registerDealSchema, salesStages } from "../../register/register-deal.schema.ts";
import type { RegistrationOffer } from "../../register/registration-offer.ts";
import { worthOf } from "../../worth.ts";
import { stageNames } from "../deal-words.ts";
import { keyless } from "../keyless.ts";
import { RegisterCustomer } from "./register-customer.tsx";
import { RegisterLines } from "./register-lines.tsx";
import { RegisterSide } from "./register-side.tsx";

type RegisterFormProps = {
  offer: RegistrationOffer;
  /** Made with the form, so that the same form sent twice is one deal. */
  dealId: string;
  lastResult?: SubmissionResult<string[]>;
};

const stageOptions = salesStages.map((value) => ({ value, label: stageNames[value] }));
const blankLine = { productId: "", quantity: "1" };
const isoDay = (day: Date) => day.toISOString().slice(0, 10);

export function RegisterForm({ offer, dealId, lastResult }: RegisterFormProps) {
  const schema = registerDealSchema(offer.clock.today);
  const [form, fields] = useForm({
    id: "register",
    lastResult,
    defaultValue: {
      dealId,
      currency: offer.currencies[0],
      lines: [blankLine],
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  useKeys({
    "mod+enter": {
      run: () => document.querySelector<HTMLFormElement>("#register")?.requestSubmit(),
      says: "Submit registration",
    },
  });

  const currency = String(fields.currency.value ?? offer.currencies[0] ?? "");
  const parts = offer.prices[currency] ?? [];
  const typed = fields.lines.getFieldList().map((line) => {
    const { productId, quantity } = line.getFieldset();
    return { productId: productId.value, quantity: quantity.value };
  });
  const worth = worthOf(typed, parts);
  const errors = formErrorsOf(form, labels);

  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="split divide"
      data-cols="main-side"
      preventScrollReset
    >
      <div className="stack">
        {/* What Enter presses: the first submit button of a form must not remove a line. */}
        <button type="submit" hidden tabIndex={-1}>
          Submit registration
        </button>
        <input type="hidden" name={fields.dealId.name} value={dealIdOf(fields.dealId, dealId)} />
        <FormErrors title={errorTitle(errors.length)} errors={errors} attempt={lastResult} />
        <RegisterCustomer fields={fields} />
        <RegisterLines
          insert={form.insert.getButtonProps({ name: fields.lines.name, defaultValue: blankLine })}
          remove={(index) => form.remove.getButtonProps({ name: fields.lines.name, index })}
          field={fields.lines}
          parts={parts}
          currency={currency}
          total={worth.atYours}
        />
        <FormSection title="Where it stands">
          <Fields>
            <Field label="Your sales stage" field={fields.stage} span={2}>
              <Select
                {...keyless(getSelectProps(fields.stage))}
                none="Choose"
                options={stageOptions}
              />
            </Field>
            <Field label="Expected order day" field={fields.closeDay} span={2}>
              <DateField
                {...keyless(getInputProps(fields.closeDay, { type: "date" }))}
                min={isoDay(offer.clock.today)}
              />
            </Field>
            <Field label="Currency" field={fields.currency} span={2}>
              <Select
                {...keyless(getSelectProps(fields.currency))}
                options={offer.currencies.map((value) => ({ value, label: value }))}
              />
            </Field>
            <Field label="Customer’s contact" field={fields.contactName} span={2}>
              <TextInput
                {...keyless(getInputProps(fields.contactName, { type: "text" }))}
                autoComplete="off"
              />
            </Field>
            <Field label="Contact’s e-mail" field={fields.contactEmail} span={2} optional>
              <TextInput
                {...keyless(getInputProps(fields.contactEmail, { type: "text" }))}
                inputMode="email"
                autoComplete="off"
              />
            </Field>
            <Field label="Contact’s phone" field={fields.contactPhone} span={2} optional>
              <TextInput
                {...keyless(getInputProps(fields.contactPhone, { type: "text" }))}
                inputMode="tel"
                autoComplete="off"
              />
            </Field>
            <Field
              label="Work you have done"
              note="dated work makes protection stronger"
              field={fields.workDone}
              span={6}
            >
              <TextArea {...keyless(getTextareaProps(fields.workDone))} rows={2} />
            </Field>
            <Field label="Your own reference" field={fields.reference} span={3} optional>
              <TextInput
                {...keyless(getInputProps(fields.reference, { type: "text" }))}
                autoComplete="off"
              />
            </Field>
          </Fields>
        </FormSection>
        <FormFoot note={errors.length > 0 ? errorTitle(errors.length) : undefined}>
          <Button kind="primary" type="submit" kbd="mod+enter">
            Submit registration
          </Button>
          <LinkButton to="/portal/deals">Cancel</LinkButton>
        </FormFoot>
      </div>
      <RegisterSide offer={offer} currency={currency} worth={worth} />
    </Form>
  );
}

const dealIdOf = (field: { value?: unknown }, otherwise: string) =>
  typeof field.value === "string" ? field.value : otherwise;

const errorTitle = (count: number) =>
  count === 1
    ? "1 field to correct before you submit"
    : `${count} fields to correct before you submit`;

const labels = {
  domain: "Web domain",
  name: "Name",
  street: "Street",
  postcode: "Postcode",
  city: "City",
  country: "Country",
  duns: "DUNS number",
  vat: "VAT number",
  lines: "Parts",
  stage: "Your sales stage",
  closeDay: "Expected order day",
  currency: "Currency",
  contactName: "Customer’s contact",
  contactEmail: "Contact’s e-mail",
  contactPhone: "Contact’s phone",
  workDone: "Work you have done",
  reference: "Your own reference",
};
