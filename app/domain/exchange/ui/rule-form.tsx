import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Choices } from "#app/ui/form.tsx";
import { Radio } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import { type IntakeRule, intakeRules } from "../life/plan.ts";

const names: Record<IntakeRule, string> = {
  clean: "Clean files",
  good_rows: "The good rows of any file that is as usual",
  asked: "None",
};

/** Which files of one sender and kind are applied without asking anybody. */
export function RuleForm({ rule, whose }: { rule: IntakeRule; whose: string }) {
  return (
    <Section title="Applied by themselves">
      <Form method="post" className="grid justify-items-start gap-3">
        <Choices legend={whose}>
          {intakeRules.map((value) => (
            <Radio key={value} name="rule" value={value} defaultChecked={value === rule}>
              {names[value]}
            </Radio>
          ))}
        </Choices>
        <p className="help">A clean file has no row to correct and nothing unusual</p>
        <Button type="submit" name="intent" value="rule">
          Save
        </Button>
      </Form>
    </Section>
  );
}
