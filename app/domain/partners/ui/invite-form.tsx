import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";

import { InviteMember } from "#app/domain/identity/members/invite.schema.ts";
import { roleNames } from "#app/domain/identity/permissions.ts";
import type { Role } from "#app/platform/actor.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormErrors, formErrorsOf } from "#app/ui/form.tsx";
import { Select, TextInput } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

type InviteFormProps = {
  /** Whom they would work for, in words. */
  place: string;
  roles: Role[];
  /** Where the form is left to. */
  back: string;
  lastResult?: SubmissionResult<string[]>;
};

const labels = { name: "Name", email: "Work e-mail", title: "Title", role: "Role" };

/** Asks somebody by mail to work here. */
export function InviteForm({ place, roles, back, lastResult }: InviteFormProps) {
  const [form, fields] = useForm({
    id: "invite",
    lastResult,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: InviteMember }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" className="divide" {...getFormProps(form)}>
      <input type="hidden" name="intent" value="invite" />
      <Section title={`Invite somebody to ${place}`} sub="The link in the mail works for 7 days">
        <FormErrors
          title="The invitation was not sent"
          errors={formErrorsOf(form, labels)}
          attempt={lastResult}
        />
        <Fields>
          <Field label="Name" field={fields.name} span={3}>
            <TextInput {...getInputProps(fields.name, { type: "text" })} autoComplete="off" />
          </Field>
          <Field label="Work e-mail" field={fields.email} span={3}>
            <TextInput {...getInputProps(fields.email, { type: "email" })} autoComplete="off" />
          </Field>
          <Field label="Title" optional field={fields.title} span={3}>
            <TextInput {...getInputProps(fields.title, { type: "text" })} autoComplete="off" />
          </Field>
          <Field label="Role" field={fields.role} span={3}>
            <Select
              id={fields.role.id}
              name={fields.role.name}
              defaultValue={fields.role.initialValue as string | undefined}
              options={roles.map((role) => ({ value: role, label: roleNames[role] }))}
            />
          </Field>
        </Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" kind="primary">
          Send invitation
        </Button>
        <LinkButton to={back} kind="bare" replace preventScrollReset>
          Back
        </LinkButton>
      </DecisionBar>
    </Form>
  );
}
