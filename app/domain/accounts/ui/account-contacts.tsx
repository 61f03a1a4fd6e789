import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import type { ContactRow } from "../facets.server.ts";
import { AddContact } from "../joint-account.schema.ts";
import type { Contact } from "../joint-account.ts";

type ContactsProps = {
  title: string;
  own: Contact[];
  theirs: ContactRow[];
  /** The other side's name. */
  other: string;
  canManage: boolean;
  lastResult?: SubmissionResult<string[]>;
};

/** Whom each side knows at the customer. */
export function AccountContacts({ title, own, theirs, other, ...rest }: ContactsProps) {
  const counted = theirs.find(({ level }) => level === "totals");
  const named = theirs.filter(({ level }) => level === "detail");
  return (
    <Section title={title}>
      {own.length === 0 && <p className="quiet">You have listed nobody here</p>}
      <ul className="mt-2 grid gap-2">
        {own.map((contact) => (
          <li key={contact.id} className="row-flex">
            <Person person={contact} />
            {rest.canManage && (
              <Form method="post" preventScrollReset className="push">
                <input type="hidden" name="id" value={contact.id} />
                <Button
                  type="submit"
                  name="intent"
                  value="remove-contact"
                  kind="bare"
                  size="sm"
                  icon="x"
                  iconOnly
                >
                  Remove {contact.name}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <h3 className="small faint mt-3">From {other}</h3>
      {counted && (
        <p className="quiet">
          {other} knows {counted.people === 1 ? "1 person" : `${counted.people} people`} here and
          shows the number only
        </p>
      )}
      {!counted && named.length === 0 && <p className="quiet">Nobody in sight</p>}
      <ul className="mt-2 grid gap-2">
        {named.map((contact) => (
          <li key={`${contact.name} ${contact.email}`}>
            <Person person={contact} />
          </li>
        ))}
      </ul>
      {rest.canManage && <AddForm key={own.length} lastResult={rest.lastResult} />}
    </Section>
  );
}

type Shown = Pick<ContactRow, "name" | "title" | "email" | "phone">;

function Person({ person }: { person: Shown }) {
  const { name, title, email, phone } = person;
  return (
    <span className="flex min-w-0 flex-col">
      <span className="strong">
        {name}
        {title && <span className="faint small"> {title}</span>}
      </span>
      <small className="quiet">{[email, phone].filter(Boolean).join(" · ")}</small>
    </span>
  );
}

function AddForm({ lastResult }: { lastResult?: SubmissionResult<string[]> }) {
  const [form, fields] = useForm({
    id: "add-contact",
    lastResult,
    constraint: getZodConstraint(AddContact),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: AddContact }),
    shouldRevalidate: "onInput",
  });
  return (
    <details open={lastResult?.status === "error" ? true : undefined} className="mt-3">
      <summary className="link small">Add somebody you know</summary>
      <Form method="post" preventScrollReset className="grid gap-3" {...getFormProps(form)}>
        <Field label="Name" field={fields.name}>
          <TextInput {...getInputProps(fields.name, { type: "text" })} />
        </Field>
        <Field label="Title" field={fields.title} optional>
          <TextInput {...getInputProps(fields.title, { type: "text" })} />
        </Field>
        <Field label="E-mail" field={fields.email} optional>
          <TextInput {...getInputProps(fields.email, { type: "email" })} />
        </Field>
        <Field label="Phone" field={fields.phone} optional>
          <TextInput {...getInputProps(fields.phone, { type: "tel" })} />
        </Field>
        <Button type="submit" name="intent" value="add-contact">
          Add contact
        </Button>
      </Form>
    </details>
  );
}
