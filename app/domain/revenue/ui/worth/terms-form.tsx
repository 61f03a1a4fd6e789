import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormFoot, FormSection } from "#app/ui/form.tsx";
import { TextInput } from "#app/ui/input.tsx";

import { SetWorthTerms, type WorthTerms } from "../../worth/worth-terms.ts";

type Name = keyof WorthTerms;

const parts: {
  title: string;
  text: string;
  fields: { name: Name; label: string; help: string }[];
}[] = [
  {
    title: "What is foretold",
    text: "How far the models look back and ahead",
    fields: [
      {
        name: "lookbackWeeks",
        label: "Look back, weeks",
        help: "Less where buying or reporting has changed",
      },
      {
        name: "horizonWeeks",
        label: "Lifetime, weeks",
        help: "How far ahead a lifetime value counts",
      },
      {
        name: "discountPercent",
        label: "Discount a year, %",
        help: "What a year's wait takes off",
      },
    ],
  },
  {
    title: "Who may be leaving",
    text: "Told by how likely a customer is to buy again",
    fields: [
      { name: "riskPercent", label: "At risk below, %", help: "Likely to buy again" },
      { name: "sleepingPercent", label: "Sleeping below, %", help: "Likely to buy again" },
      { name: "lostPercent", label: "Lost below, %", help: "Likely to buy again" },
      {
        name: "sleepingWeeks",
        label: "Bought once, sleeping after, weeks",
        help: "One purchase tells no rhythm",
      },
    ],
  },
  {
    title: "Who stays",
    text: "In this order: new, top, growing, steady",
    fields: [
      { name: "newWeeks", label: "New for, weeks", help: "From the first purchase on" },
      { name: "topPercent", label: "Top, % of customers", help: "By lifetime value" },
      {
        name: "growthPercent",
        label: "Growing from, %",
        help: "More in 52 weeks than in those before",
      },
    ],
  },
];

type Props = {
  terms: WorthTerms;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** How customers are valued and told apart; what it would change is shown before it is saved. */
export function TermsForm({ terms, lastResult }: Props) {
  const [form, fields] = useForm({
    id: "worth-terms",
    defaultValue: Object.fromEntries(
      Object.entries(terms).map(([name, value]) => [name, String(value)]),
    ),
    lastResult,
    constraint: getZodConstraint(SetWorthTerms),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: SetWorthTerms }),
    shouldRevalidate: "onBlur",
  });
  return (
    <Form method="post" {...getFormProps(form)}>
      {parts.map(({ title, text, fields: own }) => (
        <FormSection key={title} title={title} text={text}>
          <Fields>
            {own.map(({ name, label, help }) => (
              <Field key={name} field={fields[name]} label={label} help={help} span={3}>
                <TextInput {...getInputProps(fields[name], { type: "number" })} key={name} />
              </Field>
            ))}
          </Fields>
        </FormSection>
      ))}
      <FormFoot note="Saving works everything out anew">
        <Button type="submit" kind="primary" name="intent" value="save">
          Save
        </Button>
        <Button type="submit" name="intent" value="preview">
          Show what it would change
        </Button>
      </FormFoot>
    </Form>
  );
}
