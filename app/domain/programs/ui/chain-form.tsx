import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field, FieldError } from "#app/ui/field.tsx";
import { Fields, FormErrors, FormSection } from "#app/ui/form.tsx";
import { Checkbox, Select, TextInput } from "#app/ui/input.tsx";

import { type ApprovalChain, MOST_STEPS } from "../approval/approval-chain.ts";
import { approverChoice } from "../form/chain-form.schema.ts";
import { type ApproverNames, approverOptions } from "./approver-words.ts";
import { ConditionFields } from "./condition-fields.tsx";
import type { RuleNames } from "./refusal-words.ts";
import { ruleLabels } from "./rule-rows.ts";
import { fieldsOf, type TypedFields, type TypedForm } from "./typed-form.ts";

type ChainFormProps = {
  chain: Omit<ApprovalChain, "id">;
  edition: string | null;
  names: RuleNames;
  people: ApproverNames;
  currencies: string[];
  answer?: TypedForm & { refusal?: string };
};

const places = Array.from({ length: MOST_STEPS }, (_, place) => place);
const AT_LEAST = 3;

const labelOf = (name: string) =>
  name.startsWith("lines[")
    ? `Step ${Number(/\d+/.exec(name)?.[0]) + 1}`
    : Object.entries({ ...ruleLabels, name: "Name", lines: "Steps" }).find(
        ([key]) => name === key || name.startsWith(`${key}.`),
      )?.[1];

/** Which deals a chain is for, and who approves them one after the other. */
export function ChainForm({ chain, edition, names, people, currencies, answer }: ChainFormProps) {
  const typed = answer && Object.keys(answer.typed).length > 0 ? answer : undefined;
  const fields = fieldsOf(typed);
  const errors = Object.entries(answer?.errors ?? {}).flatMap(([name, messages]) =>
    messages.map((message) => ({ message: `${labelOf(name) ?? "The form"}: ${message}` })),
  );
  return (
    <Form method="post" noValidate>
      {edition && <input type="hidden" name="edition" value={edition} />}
      <FormErrors title="Nothing was saved" errors={errors} attempt={answer} />
      <FormSection title="Chain">
        <Fields>
          <Field label="Name" errors={fields.errors("name")} span={4}>
            <TextInput
              name="name"
              defaultValue={fields.text("name", chain.name)}
              autoComplete="off"
            />
          </Field>
        </Fields>
      </FormSection>
      <FormSection
        title="For which deals"
        text="Of several chains, the first whose conditions all hold"
      >
        <ConditionFields
          conditions={chain.conditions}
          names={names}
          currencies={currencies}
          fields={fields}
          familyHelp="None ticked means every family; of those that are, one in the deal is enough"
        />
      </FormSection>
      <FormSection
        title="Who approves"
        text="One after the other; a step without a name is left out"
      >
        <div className="grid gap-4">
          {places.slice(0, Math.max(AT_LEAST, chain.steps.length + 1)).map((place) => (
            <StepFields key={place} place={place} chain={chain} people={people} fields={fields} />
          ))}
          {fields.errors("lines").length > 0 && <FieldError errors={fields.errors("lines")} />}
          <Checkbox
            name="apart"
            value="yes"
            defaultChecked={fields.has("apart", "yes", chain.apart)}
            help="Four eyes: another person, not only another step"
          >
            Nobody approves two steps of the same deal
          </Checkbox>
        </div>
      </FormSection>
      <DecisionBar>
        <Button type="submit" name="intent" value="save" kind="primary">
          Save chain
        </Button>
        <LinkButton to="/desk/admin/approvals">Back</LinkButton>
      </DecisionBar>
    </Form>
  );
}

type StepFieldsProps = {
  place: number;
  chain: Pick<ApprovalChain, "steps">;
  people: ApproverNames;
  fields: TypedFields;
};

function StepFields({ place, chain, people, fields }: StepFieldsProps) {
  const step = chain.steps[place];
  const of = (name: string) => `lines[${place}].${name}`;
  return (
    <Fields>
      <Field label={`Step ${place + 1}`} errors={fields.errors(of("name"))} span={2}>
        <TextInput
          name={of("name")}
          defaultValue={fields.text(of("name"), step?.name ?? "")}
          placeholder={place === 0 ? "Channel" : "None"}
          autoComplete="off"
        />
      </Field>
      <Field label="Approved by" errors={fields.errors(of("approver"))} span={2}>
        <Select
          name={of("approver")}
          defaultValue={fields.text(
            of("approver"),
            step ? approverChoice(step.approver) : "manager",
          )}
          options={approverOptions(people)}
        />
      </Field>
      <Field label="Within" errors={fields.errors(of("decisionDays"))} span={2}>
        <TextInput
          name={of("decisionDays")}
          inputMode="numeric"
          numeric
          end="business days"
          defaultValue={fields.text(of("decisionDays"), step?.decisionDays ?? 2)}
        />
      </Field>
    </Fields>
  );
}
