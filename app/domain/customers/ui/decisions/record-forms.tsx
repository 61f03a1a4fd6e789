import { Form } from "@remix-run/react";

import type { ReactNode } from "react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Choices, Fields, FormSection } from "#app/ui/form.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Radio, Select, TextInput } from "#app/ui/input.tsx";

import type { Customer } from "../../customers.server.ts";
import type { GoldenValue } from "../../golden/read-golden.server.ts";
import { kindWords, whyWords } from "../customer-words.ts";

type RecordFormsProps = {
  customer: Customer;
  values: Map<string, GoldenValue>;
  parent: { name: string } | null;
  partners: { value: string; label: string }[];
  errors: Record<string, string[] | null>;
  typed?: Record<string, string>;
};

/** The values of a golden record, each with where it comes from, and what a steward may set by hand. */
export function RecordForms({
  customer,
  values,
  partners,
  errors,
  typed,
  parent,
}: RecordFormsProps) {
  const said = (intent: string, name: string, kept: string | null) =>
    (typed?.intent === intent ? typed[name] : kept) ?? "";
  const wrong = (intent: string, name: string) =>
    typed?.intent === intent ? (errors[name] ?? []) : [];
  const address = (
    name: "street" | "postcode" | "city" | "country",
    label: string,
    span: 2 | 6,
  ) => (
    <Field label={label} span={span} errors={wrong("lock-address", name)}>
      <TextInput name={name} defaultValue={said("lock-address", name, customer[name])} />
    </Field>
  );
  return (
    <>
      <FormSection title="Name" text={whereFrom(values.get("name"))}>
        <Form method="post">
          <Fields>
            <Field label="Name" span={6} errors={wrong("lock-name", "name")}>
              <TextInput name="name" defaultValue={said("lock-name", "name", customer.name)} />
            </Field>
            <Answers intent="lock-name" unlocks={isLocked(values.get("name")) && "name"}>
              Lock the name
            </Answers>
          </Fields>
        </Form>
      </FormSection>
      <FormSection title="Address" text={whereFrom(values.get("address"))}>
        <Form method="post">
          <Fields>
            {address("street", "Street", 6)}
            {address("postcode", "Postcode", 2)}
            {address("city", "City", 2)}
            {address("country", "Country code", 2)}
            <Answers intent="lock-address" unlocks={isLocked(values.get("address")) && "address"}>
              Lock the address
            </Answers>
          </Fields>
        </Form>
      </FormSection>
      <FormSection title="Kind" text="What it is. Sources do not say.">
        <Form method="post">
          <Choices legend="It is">
            {(["organisation", "household", "person"] as const).map((kind) => (
              <Radio key={kind} name="kind" value={kind} defaultChecked={customer.kind === kind}>
                {kindWords[kind]}
              </Radio>
            ))}
          </Choices>
          <div className="pt-3">
            <Answers intent="lock-kind">Keep the kind</Answers>
          </div>
        </Form>
      </FormSection>
      <FormSection
        title="Partner"
        text="Distributors, resellers and suppliers may buy for themselves."
      >
        <Form method="post">
          <Fields>
            <Field label="The partner that it is" span={6}>
              <Select
                name="partner"
                none="None"
                options={partners}
                defaultValue={customer.partnerId ?? ""}
              />
            </Field>
            <Answers intent="lock-partner">Keep the partner</Answers>
          </Fields>
        </Form>
      </FormSection>
      <FormSection
        title="Hierarchy"
        text="The company that it belongs to. Families roll up to the top."
      >
        <div>
          <LinkButton to={`/desk/customers/${customer.id}/family`} icon="building">
            {parent ? `Below ${parent.name}: the family` : "The family"}
          </LinkButton>
        </div>
      </FormSection>
    </>
  );
}

const isLocked = (value: GoldenValue | undefined) => value?.why === "locked";

function whereFrom(value: GoldenValue | undefined): string {
  if (!value) return "As it was first written.";
  const { why, source } = value;
  if (!source) return "Locked by hand.";
  const { wording, partnerName, createdAt } = source;
  return `${partnerName ?? "The vendor"} wrote “${wording}” on ${formatDay(createdAt)}: ${whyWords[why]}.`;
}

type AnswersProps = { intent: string; unlocks?: string | false; children: ReactNode };

function Answers({ intent, unlocks, children }: AnswersProps) {
  return (
    <div className="row-flex" data-span={6}>
      <Button type="submit" name="intent" value={intent}>
        {children}
      </Button>
      {unlocks && <Unlock attribute={unlocks} />}
    </div>
  );
}

const Unlock = ({ attribute }: { attribute: string }) => (
  <>
    <input type="hidden" name="attribute" value={attribute} />
    <Button type="submit" kind="bare" name="intent" value="unlock">
      Unlock
    </Button>
  </>
);
