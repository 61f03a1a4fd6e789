import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { ChangedMeanwhile, type StandsNow } from "#app/ui/changed-meanwhile.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormErrors, FormSection } from "#app/ui/form.tsx";
import { Checkbox, TextArea, TextInput } from "#app/ui/input.tsx";

import { type ProgramRules, sizesOf } from "../program-rules.ts";
import { Boxes, ConditionFields, CountriesField } from "./condition-fields.tsx";
import { NumberField } from "./number-field.tsx";
import type { RuleNames } from "./refusal-words.ts";
import { ruleLabels } from "./rule-rows.ts";
import { fieldsOf, type TypedForm } from "./typed-form.ts";

export type ProgramAnswer = TypedForm & { now?: StandsNow; edition?: string };

type ProgramFormProps = {
  rules: ProgramRules;
  edition: string;
  names: RuleNames;
  currencies: string[];
  back: string;
  answer?: ProgramAnswer;
};

const labelOf = (name: string) =>
  Object.entries(ruleLabels).find(([key]) => name === key || name.startsWith(`${key}.`))?.[1];

/** Every rule of a programme; saving makes a draft, which no deal gets before it is published. */
export function ProgramForm({ rules, edition, names, currencies, back, answer }: ProgramFormProps) {
  const fields = fieldsOf(answer);
  const errors = Object.entries(answer?.errors ?? {}).flatMap(([name, messages]) =>
    messages.map((message) => ({ message: `${labelOf(name) ?? "The form"}: ${message}` })),
  );
  const parts = rules.excludedProductIds.map((id) => names.products[id] ?? "").filter(Boolean);
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="edition" value={answer?.edition ?? edition} />
      {answer?.now && <ChangedMeanwhile now={answer.now} />}
      <FormErrors title="Nothing was saved" errors={errors} attempt={answer} />
      <FormSection title="What it takes" text="Of several programmes, the first that takes a deal">
        <ConditionFields
          conditions={{ ...rules.takes, sizes: sizesOf(rules) }}
          names={names}
          currencies={currencies}
          fields={fields}
          familyHelp="None ticked means every family; a deal that names another is refused"
        />
      </FormSection>
      <FormSection title="What it leaves out" text="Named to the partner when it registers">
        <Fields>
          <Boxes
            name="excludedFamilyIds"
            legend={ruleLabels.excludedFamilyIds}
            choices={Object.entries(names.families)}
            ticked={rules.excludedFamilyIds}
            fields={fields}
          />
          <Field
            label={ruleLabels.excludedParts}
            errors={fields.errors("excludedParts")}
            help="Part numbers with commas between"
            span={3}
          >
            <TextArea
              name="excludedParts"
              rows={2}
              defaultValue={fields.text("excludedParts", parts.join(", "))}
            />
          </Field>
          <CountriesField
            name="excludedCountries"
            label={ruleLabels.excludedCountries}
            codes={rules.excludedCountries}
            fields={fields}
            empty="Names or codes with commas between"
          />
        </Fields>
      </FormSection>
      <FormSection title="Decision" text="In business time: weekends and holidays do not count">
        <Fields>
          <NumberField name="decisionBusinessDays" unit="business days" {...{ rules, fields }} />
          <NumberField
            name="escalationHours"
            unit="hours late"
            help="Then the administrators may decide as well"
            {...{ rules, fields }}
          />
        </Fields>
      </FormSection>
      <FormSection title="Protection" text="Counted from the day of the approval">
        <Fields>
          <NumberField name="protectionDays" unit="days" {...{ rules, fields }} />
          <NumberField
            name="longestProtectionDays"
            unit="days"
            help="What an approver may give; empty means the same"
            {...{ rules, fields }}
          />
          <NumberField name="extensionDays" unit="days" {...{ rules, fields }} />
          <NumberField name="extensionNoticeDays" unit="days" {...{ rules, fields }} />
          <div data-span={6}>
            <Checkbox
              name="wholeFamily"
              value="yes"
              defaultChecked={fields.has("wholeFamily", "yes", rules.wholeFamily)}
              help="At its parent and the parent’s other companies, not at the customer alone"
            >
              A protection holds for the whole company group
            </Checkbox>
          </div>
        </Fields>
      </FormSection>
      <FormSection title="Meanwhile" text="What the partner is told, and what it owes">
        <Fields>
          <NumberField
            name="reminderDays"
            unit="days"
            help="Such as 30, 14, 7, 1"
            {...{ rules, fields }}
          />
          <NumberField name="activityDays" unit="days" {...{ rules, fields }} />
        </Fields>
      </FormSection>
      <FormSection title="Likelihood" text="By which a pipeline is weighted, stage by stage">
        <Fields>
          {Object.entries(rules.stageOdds).map(([stage, percent]) => (
            <Field
              key={stage}
              label={`${stage.charAt(0).toUpperCase()}${stage.slice(1)}`}
              errors={fields.errors(`stageOdds.${stage}`)}
              span={2}
              narrowHalf
            >
              <TextInput
                name={`stageOdds.${stage}`}
                inputMode="numeric"
                numeric
                end="%"
                defaultValue={fields.text(`stageOdds.${stage}`, percent)}
              />
            </Field>
          ))}
        </Fields>
      </FormSection>
      <DecisionBar>
        <Button type="submit" kind="primary">
          Save draft
        </Button>
        <LinkButton to={back}>Back</LinkButton>
      </DecisionBar>
    </Form>
  );
}
