import {
  type FieldMetadata,
  getFormProps,
  getTextareaProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormErrors, FormFoot, FormSection, formErrorsOf } from "#app/ui/form.tsx";
import { TextArea } from "#app/ui/input.tsx";
import { useKeys } from "#app/ui/keyboard.ts";

import type { Clock } from "../../clock.ts";
import type { EditPage } from "../../terms/edit-page.ts";
import type { Meeting } from "../../terms/meeting.ts";
import { worthOf } from "../../worth.ts";
import { FormStamp } from "../form-stamp.tsx";
import { keyless } from "../keyless.ts";
import { registerLabels } from "../register/register-labels.ts";
import { RegisterLines } from "../register/register-lines.tsx";
import { editWords } from "./edit-words.ts";
import { MergePanel } from "./merge-panel.tsx";
import { CustomerTerms, SaleTerms, type TermField, type TermFieldsOf } from "./term-fields.tsx";

type Line = { productId: string; quantity: string };
type Typed = Record<TermField, string | undefined> & { lines: Line[]; note: string | undefined };

type TermsFormProps = {
  page: EditPage;
  clock: Clock;
  formId: string;
  lastResult?: SubmissionResult<string[]> | null;
  /** When somebody else changed the deal since the form was opened. */
  meeting?: Meeting | null;
};

const FORM = "terms";
const blankLine: Line = { productId: "", quantity: "1" };

/** A registration's terms, as far as they are open to its partner now. */
export function TermsForm({ page, clock, formId, lastResult, meeting }: TermsFormProps) {
  const { mode, pieces, typed, offer, vendorName, deal } = page;
  const [form, fields] = useForm<Typed>({
    id: FORM,
    lastResult,
    defaultValue: typed as Partial<Typed>,
  });
  useKeys({
    "mod+enter": {
      run: () => document.querySelector<HTMLFormElement>(`#${FORM}`)?.requestSubmit(),
      says: "Send",
    },
  });
  const words = editWords(mode, vendorName, deal.registration + 1);
  const errors = formErrorsOf(form, { ...registerLabels, note: words.noteLabel });
  const currency = String(fields.currency.value ?? deal.currency);
  const parts = offer.prices[currency] ?? [];
  const lines = fields.lines.getFieldList().map((line) => {
    const { productId, quantity } = line.getFieldset();
    return { productId: productId.value, quantity: quantity.value };
  });
  const terms = fields as unknown as TermFieldsOf;
  const count = errors.length === 1 ? "1 field" : `${errors.length} fields`;
  const needsNote = mode === "answer" || mode === "propose";
  const note = fields.note as FieldMetadata<string | undefined>;

  return (
    <Form method="post" {...getFormProps(form)} className="stack" preventScrollReset>
      {/* What Enter presses: the first submit button of a form must not remove a line. */}
      <button type="submit" hidden tabIndex={-1}>
        {words.act}
      </button>
      <FormStamp version={meeting?.version ?? deal.version} formId={formId} />
      <FormErrors title={`${count} to correct`} errors={errors} attempt={lastResult} />
      {meeting && <MergePanel key={meeting.version} meeting={meeting} clock={clock} />}
      <CustomerTerms fields={terms} pieces={pieces} />
      {pieces.includes("lines") && (
        <RegisterLines
          insert={form.insert.getButtonProps({ name: fields.lines.name, defaultValue: blankLine })}
          remove={(index) => form.remove.getButtonProps({ name: fields.lines.name, index })}
          field={fields.lines}
          parts={parts}
          currency={currency}
          total={worthOf(lines, parts).atYours}
        />
      )}
      <SaleTerms
        fields={terms}
        pieces={pieces}
        currencies={offer.currencies}
        earliest={page.earliest}
      />
      <FormSection title={mode === "answer" ? "Your answer" : "To the vendor"}>
        <Fields>
          <Field label={words.noteLabel} field={note} span={6} optional={!needsNote}>
            <TextArea {...keyless(getTextareaProps(note))} rows={3} />
          </Field>
        </Fields>
      </FormSection>
      <FormFoot note={errors.length > 0 ? `${count} to correct` : undefined}>
        <Button kind="primary" type="submit" kbd="mod+enter">
          {words.act}
        </Button>
        <LinkButton to={`/portal/deals/${deal.id}`}>Back to the deal</LinkButton>
      </FormFoot>
    </Form>
  );
}
