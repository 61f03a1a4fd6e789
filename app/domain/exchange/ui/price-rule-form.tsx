import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Choices, FormSection } from "#app/ui/form.tsx";
import { Radio, TextInput } from "#app/ui/input.tsx";

import type { PriceRule } from "../price-rule.ts";

export type PriceRuleFormProps = {
  rule: PriceRule;
  answer?: { errors: string[]; typed: { tolerance: string; outside: string } };
};

const outsides = [
  { value: "warn", label: "Is taken, and the file waits to be looked at" },
  { value: "refuse", label: "Is refused" },
];

/** How far reported prices may lie from the list, for an administrator. */
export function PriceRuleForm({ rule, answer }: PriceRuleFormProps) {
  const wrong = answer?.errors[0];
  const chosen = answer?.typed.outside ?? (rule.refuses ? "refuse" : "warn");
  return (
    <Form method="post">
      <FormSection title="Reported prices" text="Sales-out and direct sales beside the price list">
        <div className="grid justify-items-start gap-3">
          <label className="label" htmlFor="price-tolerance">
            Per cent from the list
          </label>
          <TextInput
            id="price-tolerance"
            name="tolerance"
            inputMode="numeric"
            defaultValue={answer?.typed.tolerance ?? rule.tolerance ?? ""}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? "price-tolerance-error" : "price-tolerance-help"}
          />
          {wrong && (
            <p id="price-tolerance-error" className="field-error" role="alert">
              {wrong}
            </p>
          )}
          <p id="price-tolerance-help" className="help">
            Empty to compare nothing. Free goods are not compared, special prices only with what is
            above the list
          </p>
          <Choices legend="A line further off">
            {outsides.map(({ value, label }) => (
              <Radio key={value} name="outside" value={value} defaultChecked={value === chosen}>
                {label}
              </Radio>
            ))}
          </Choices>
          <Button type="submit" name="intent" value="prices">
            Save prices
          </Button>
        </div>
      </FormSection>
    </Form>
  );
}
