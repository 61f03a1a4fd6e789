import { Form, useSubmit } from "@remix-run/react";

import { countries } from "#app/domain/partners/countries.ts";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Choices, Fields } from "#app/ui/form.tsx";
import { Checkbox, Select, TextInput } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import type { PreviewQuery } from "../preview-query.ts";
import { PreviewResult, type PreviewResultProps } from "./preview-result.tsx";

type Choice = { value: string; label: string };

export type PreviewPageProps = PreviewResultProps & {
  query: PreviewQuery;
  choices: { partners: Choice[]; families: Choice[]; currencies: string[] };
};

const countryOptions = Object.entries(countries).map(([value, label]) => ({ value, label }));

/** An invented deal, and what it would get. With script the answer follows every choice. */
export function PreviewPage({ query, choices, ...result }: PreviewPageProps) {
  const submit = useSubmit();
  return (
    <>
      <Form
        method="get"
        onChange={(event) =>
          submit(event.currentTarget, { replace: true, preventScrollReset: true })
        }
      >
        {query.draft && <input type="hidden" name="draft" value={query.draft} />}
        <Section title="The deal">
          <Fields>
            <Field label="Partner" span={3}>
              <Select name="partner" defaultValue={query.partner} options={choices.partners} />
            </Field>
            <Field label="Customer in" span={3}>
              <Select name="country" defaultValue={query.country} options={countryOptions} />
            </Field>
            <Field label="Worth" span={2} narrowHalf>
              <TextInput
                name="value"
                inputMode="numeric"
                numeric
                defaultValue={query.value ?? ""}
                placeholder="0"
                autoComplete="off"
              />
            </Field>
            <Field label="Currency" span={2} narrowHalf>
              <Select
                name="currency"
                defaultValue={query.currency}
                options={choices.currencies.map((value) => ({ value, label: value }))}
              />
            </Field>
            <Choices legend="Product families" span={6}>
              <div className="flex flex-wrap gap-x-5 gap-y-2">
                {choices.families.map(({ value, label }) => (
                  <Checkbox
                    key={value}
                    name="family"
                    value={value}
                    defaultChecked={query.family.includes(value)}
                  >
                    {label}
                  </Checkbox>
                ))}
              </div>
            </Choices>
          </Fields>
          <Button type="submit" style={{ marginTop: 12 }}>
            Show terms
          </Button>
        </Section>
      </Form>
      <PreviewResult {...result} />
    </>
  );
}
