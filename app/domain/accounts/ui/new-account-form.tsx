import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { FormErrors, FormFoot, FormSection, formErrorsOf } from "#app/ui/form.tsx";
import { TextArea } from "#app/ui/input.tsx";

import type { Side } from "../joint-account.ts";
import { LevelFields } from "./level-fields.tsx";

const labels = {
  customerId: "Customer",
  partnerId: "Partner",
  dealId: "Customer",
  message: "Message",
  until: "Until",
};

type NewAccountFormProps = {
  side: Side;
  /** Who is invited, in words. */
  invited: string;
  base: string;
  lastResult?: SubmissionResult<string[]>;
  /** Picks whom it is about; gets the errors of its fields. */
  about: (errors: Record<string, string[] | undefined>) => ReactNode;
};

/** An invitation from either side: about whom, what it says, and what it offers. */
export function NewAccountForm({ side, invited, base, lastResult, about }: NewAccountFormProps) {
  const [form] = useForm({ id: "new-account", lastResult });
  const errors = form.allErrors as Record<string, string[] | undefined>;
  return (
    <Form method="post" {...getFormProps(form)}>
      <FormErrors
        title="The invitation was not sent"
        errors={formErrorsOf(form, labels)}
        attempt={lastResult}
      />
      <FormSection title="Customer" text="Whom you would work on together">
        {about(errors)}
      </FormSection>
      <FormSection title="Message" text={`${invited} reads it before it accepts`}>
        <Field label="Message" optional errors={errors.message}>
          <TextArea name="message" rows={3} />
        </Field>
      </FormSection>
      <FormSection title="What you offer" text="Shown from the day it is accepted, not before">
        <LevelFields side={side} errors={errors} />
      </FormSection>
      <FormFoot note={`${invited} answers, and says what it shows in turn`}>
        <Button type="submit" kind="primary">
          Send invitation
        </Button>
        <LinkButton to={base} kind="bare">
          Cancel
        </LinkButton>
      </FormFoot>
    </Form>
  );
}
