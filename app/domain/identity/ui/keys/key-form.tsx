import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";

import type { Role } from "#app/platform/actor.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormErrors, formErrorsOf } from "#app/ui/form.tsx";
import { Select, TextInput } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import { lifetimes, MakeKey } from "../../keys/api-key.schema.ts";
import { roleNames } from "../../permissions.ts";

type KeyFormProps = {
  /** Of the key that this form makes, however often it is sent. */
  keyId: string;
  roles: Role[];
  lastResult?: SubmissionResult<string[]>;
};

const labels = { name: "Name", role: "Role", access: "May", days: "Lives for" };

/** Makes a key. */
export function KeyForm({ keyId, roles, lastResult }: KeyFormProps) {
  const [form, fields] = useForm({
    id: "key",
    lastResult,
    defaultValue: { keyId, access: "read", days: "90", role: roles.at(-1) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: MakeKey }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  const chosen = (name: "role" | "access" | "days") => ({
    id: fields[name].id,
    name: fields[name].name,
    defaultValue: fields[name].initialValue as string | undefined,
  });
  return (
    <Form method="post" className="divide" {...getFormProps(form)}>
      <input type="hidden" name="intent" value="make" />
      <input type="hidden" name="keyId" value={fields.keyId.initialValue ?? keyId} />
      <Section title="Make a key" sub="Shown once, when it is made">
        <FormErrors
          title="No key was made"
          errors={formErrorsOf(form, labels)}
          attempt={lastResult}
        />
        <Fields>
          <Field label={labels.name} field={fields.name} span={3} help="What will use it">
            <TextInput {...getInputProps(fields.name, { type: "text" })} autoComplete="off" />
          </Field>
          <Field label={labels.role} field={fields.role} span={3} help="It sees what the role sees">
            <Select
              {...chosen("role")}
              options={roles.map((role) => ({ value: role, label: roleNames[role] }))}
            />
          </Field>
          <Field label={labels.access} field={fields.access} span={3}>
            <Select
              {...chosen("access")}
              options={[
                { value: "read", label: "Read only" },
                { value: "write", label: "Read and change" },
              ]}
            />
          </Field>
          <Field label={labels.days} field={fields.days} span={3}>
            <Select
              {...chosen("days")}
              options={lifetimes.map((days) => ({ value: days, label: `${days} days` }))}
            />
          </Field>
        </Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" kind="primary">
          Make key
        </Button>
        <LinkButton to="?" kind="bare" replace preventScrollReset>
          Back
        </LinkButton>
      </DecisionBar>
    </Form>
  );
}
