import { Form } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { TextArea } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import { FormStamp } from "../form-stamp.tsx";

export type Stamped = { version: number; formId: string; stepNo: number | null };

type AnswerFormProps = {
  intent: string;
  act: string;
  danger?: boolean;
  /** What cannot be undone is asked as a question. */
  question?: string;
  back: string;
  stamp: Stamped;
  /** Where focus goes when it opens: to the words that are needed, or to the answer itself. */
  focus: "words" | "answer";
  children: ReactNode;
};

/** One answer, opened at the foot of the record. */
export function AnswerForm(props: AnswerFormProps) {
  const { intent, act, danger, question, back, stamp, focus, children } = props;
  const form = useRef<HTMLFormElement>(null);
  // Focus follows the letter that was pressed.
  useEffect(() => {
    const place = focus === "answer" ? "[data-answer]" : "select, textarea";
    form.current?.querySelector<HTMLElement>(place)?.focus();
  }, [focus]);
  return (
    <Form method="post" ref={form} preventScrollReset className="answer">
      <input type="hidden" name="intent" value={intent} />
      <FormStamp version={stamp.version} formId={stamp.formId} />
      {stamp.stepNo !== null && <input type="hidden" name="stepNo" value={stamp.stepNo} />}
      <Section label={act} title={question}>
        <Fields>{children}</Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" kind={danger ? "danger" : "primary"} kbd="enter" data-answer="">
          {act}
        </Button>
        <LinkButton to={back} replace preventScrollReset>
          Back
        </LinkButton>
      </DecisionBar>
    </Form>
  );
}

type NoteProps = {
  label: string;
  optional?: boolean;
  errors?: string[] | null;
  defaultValue?: string;
};

export function Note({ label, optional, errors, defaultValue }: NoteProps) {
  return (
    <Field label={label} optional={optional} errors={errors ?? []} span={6}>
      <TextArea name="note" rows={2} defaultValue={defaultValue} />
    </Field>
  );
}
