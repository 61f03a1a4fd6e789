import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { type FormEvent, type ReactNode, useEffect } from "react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { FormErrors, FormFoot, formErrorsOf } from "#app/ui/form.tsx";
import { useKeys } from "#app/ui/keyboard.ts";

import type { DraftForm } from "../../drafts/draft.ts";
import type { PrecheckAnswer } from "../../precheck/precheck.ts";
import { outlookQuery } from "../../register/outlook.ts";
import {
  type RegisterDeal,
  type RegisterDealForm,
  registerDealSchema,
} from "../../register/register-deal.schema.ts";
import type { RegistrationOffer } from "../../register/registration-offer.ts";
import { worthOf } from "../../worth.ts";
import { type Keeping, useKeepForm } from "./keep-form.ts";
import { KeptWords } from "./kept-words.tsx";
import { useLiveOutlook } from "./live-outlook.ts";
import { RegisterCustomer } from "./register-customer.tsx";
import { registerLabels } from "./register-labels.ts";
import { RegisterLines } from "./register-lines.tsx";
import { RegisterSide } from "./register-side.tsx";
import { RegisterStanding } from "./register-standing.tsx";
import { RegisterVoice, voices } from "./register-voice.ts";

type RegisterFormProps = {
  offer: RegistrationOffer;
  /** Made with the form, so that the same form sent twice is one deal. */
  dealId: string;
  lastResult?: SubmissionResult<string[]>;
  /** What was typed before. */
  typed?: DraftForm;
  /** Left out where it is not kept while it is typed. */
  keeping?: Keeping;
  /** Where the customers that the partner knows are looked up. */
  customersAt: string;
  /** Where it is worked out what the form leads to. */
  outlookAt: string;
  /** What was answered about the domain; left out where it is not asked about beforehand. */
  precheck?: PrecheckAnswer | null;
  back: string;
  /** Over the first section. */
  lead?: ReactNode;
  /** Somebody of the vendor's hands it in for a partner. */
  forPartner?: boolean;
};

const FORM = "register";
const blankLine = { productId: "", quantity: "1" };

export function RegisterForm(props: RegisterFormProps) {
  const { offer, dealId, lastResult, typed, keeping } = props;
  const schema = registerDealSchema(offer.clock.today);
  const [form, fields] = useForm<RegisterDealForm, RegisterDeal>({
    id: FORM,
    lastResult,
    defaultValue: {
      dealId,
      currency: offer.currencies[0],
      ...typed,
      lines: typed?.lines?.length ? typed.lines : [blankLine],
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  useKeys({
    "mod+enter": {
      run: () => document.querySelector<HTMLFormElement>(`#${FORM}`)?.requestSubmit(),
      says: "Submit registration",
    },
  });
  const kept = useKeepForm(FORM, keeping);
  const blank = typed === undefined;
  const first = fields.domain.id;
  useEffect(() => {
    // Under a finger this would raise the keyboard over the form.
    const types = window.matchMedia("(pointer: fine)").matches;
    if (blank && types) document.getElementById(first)?.focus({ preventScroll: true });
  }, [blank, first]);

  const currency = String(fields.currency.value ?? offer.currencies[0] ?? "");
  const parts = offer.prices[currency] ?? [];
  const lines = fields.lines.getFieldList().map((line) => {
    const { productId, quantity } = line.getFieldset();
    return { productId: productId.value, quantity: quantity.value };
  });
  const worth = worthOf(lines, parts);
  const country = String(fields.country.value ?? "");
  const outlook = useLiveOutlook(props.outlookAt, outlookQuery({ currency, country, lines }));
  const voice = props.forPartner ? voices.forPartner : voices.own;
  const { stage, work: workDone, reference } = voice;
  const errors = formErrorsOf(form, { ...registerLabels, stage, workDone, reference });
  const { onSubmit, ...formProps } = getFormProps(form);

  return (
    <RegisterVoice.Provider value={voice}>
      <Form
        method="post"
        {...formProps}
        onSubmit={(event) => {
          // What is put aside, or only asked about, need not be right yet.
          if (!submitterOf(event)?.matches('[name="intent"]')) onSubmit(event);
        }}
        className="split divide"
        data-cols="main-side"
        preventScrollReset
      >
        <div className="stack">
          {/* What Enter presses: the first submit button of a form must not remove a line. */}
          <button type="submit" hidden tabIndex={-1}>
            Submit registration
          </button>
          <input type="hidden" name={fields.dealId.name} value={dealIdOf(fields.dealId, dealId)} />
          <input type="hidden" name="version" value={kept.version} />
          <FormErrors title={errorTitle(errors.length)} errors={errors} attempt={lastResult} />
          {props.lead}
          <RegisterCustomer
            fields={fields}
            formId={FORM}
            customersAt={props.customersAt}
            precheck={props.precheck}
            clock={offer.clock}
          />
          <RegisterLines
            insert={form.insert.getButtonProps({
              name: fields.lines.name,
              defaultValue: blankLine,
            })}
            remove={(index) => form.remove.getButtonProps({ name: fields.lines.name, index })}
            field={fields.lines}
            parts={parts}
            currency={currency}
            total={worth.atYours}
          />
          <RegisterStanding
            fields={fields}
            currencies={offer.currencies}
            today={offer.clock.today}
          />
          <FormFoot note={errors.length > 0 ? errorTitle(errors.length) : undefined}>
            <Button kind="primary" type="submit" kbd="mod+enter">
              Submit registration
            </Button>
            {keeping && (
              <Button type="submit" name="intent" value="keep">
                Save draft
              </Button>
            )}
            <LinkButton to={props.back}>Cancel</LinkButton>
            {keeping && <KeptWords kept={kept} clock={offer.clock} />}
          </FormFoot>
        </div>
        <RegisterSide offer={offer} currency={currency} worth={worth} outlook={outlook} />
      </Form>
    </RegisterVoice.Provider>
  );
}

const submitterOf = ({ nativeEvent }: FormEvent) =>
  nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;

const dealIdOf = (field: { value?: unknown }, otherwise: string) =>
  typeof field.value === "string" ? field.value : otherwise;

const errorTitle = (count: number) =>
  count === 1
    ? "1 field to correct before you submit"
    : `${count} fields to correct before you submit`;
