import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormErrors, FormSection, formErrorsOf } from "#app/ui/form.tsx";
import { formatDay, formatMoney, formatPercent } from "#app/ui/format.ts";
import { TextInput } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import { EstimateSpend } from "../../wallet/estimate.schema.ts";
import type { SpendEstimate, WalletShare } from "../../wallet/share-of-wallet.ts";

type WalletProps = {
  estimates: SpendEstimate[];
  share: WalletShare | null;
  currency: string;
  today: Date;
  lastResult?: SubmissionResult<string[]>;
};

const labels = { year: "Year", amount: "Amount", currency: "Currency", source: "Source" };

/** What the customer is thought to spend, and the share of it that comes here. */
export function Wallet({ estimates, share, currency, today, lastResult }: WalletProps) {
  return (
    <>
      <Section
        title="Share of wallet"
        sub="what it paid in 12 months, of what it is thought to spend"
      >
        <p className="pb-2">
          {share ? (
            inWords(share, currency)
          ) : (
            <span className="quiet">Nobody has estimated what it spends</span>
          )}
        </p>
        {estimates.length > 0 && <Estimates estimates={estimates} />}
      </Section>
      <EstimateForm currency={currency} today={today} lastResult={lastResult} />
    </>
  );
}

function inWords({ share, spentMinor, estimate }: WalletShare, currency: string) {
  const money = (minor: bigint, of: string) => formatMoney(minor, of, undefined, { whole: true });
  const paid = money(spentMinor, currency);
  const whole = `${money(estimate.amountMinor, estimate.currency)} in ${estimate.year}`;
  if (share === null) return `Paid ${paid}; no exchange rate for the estimate of ${whole}`;
  return (
    <>
      <b>{formatPercent(share, undefined, { digits: 0 })}</b>
      {`: paid ${paid} of an estimated ${whole}`}
      {share > 1 && ". The estimate is below what it paid"}
    </>
  );
}

function Estimates({ estimates }: { estimates: SpendEstimate[] }) {
  return (
    <table className="table" data-inset="">
      <caption className="sr">Estimates of its spend, the newest year first</caption>
      <thead>
        <tr>
          <th scope="col">Year</th>
          <th scope="col" className="num">
            Amount
          </th>
          <th scope="col">Source</th>
          <th scope="col" className="col-2">
            Entered
          </th>
          <th scope="col">
            <span className="sr">Take back</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {estimates.map(({ id, year, amountMinor, currency, source, endedAt, ...entered }) => (
          <tr key={id} className={endedAt ? "quiet" : undefined}>
            <th scope="row" className="code">
              {year}
            </th>
            <td className="num nowrap">{formatMoney(amountMinor, currency)}</td>
            <td>{source}</td>
            <td className="col-2">{`${entered.enteredBy}, ${formatDay(entered.enteredAt)}`}</td>
            <td className="num">
              {endedAt ? (
                "No longer"
              ) : (
                <Form method="post">
                  <input type="hidden" name="estimate" value={id} />
                  <Button type="submit" name="intent" value="take-back" size="sm" kind="bare">
                    Take back
                  </Button>
                </Form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type EstimateFormProps = Pick<WalletProps, "currency" | "today" | "lastResult">;
type Typed = Record<keyof typeof labels, string>;

function EstimateForm({ currency, today, lastResult }: EstimateFormProps) {
  const [form, fields] = useForm<Typed, EstimateSpend>({
    id: "estimate",
    lastResult,
    defaultValue: { year: String(today.getUTCFullYear()), currency },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: EstimateSpend }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" {...getFormProps(form)}>
      <FormErrors
        title="The estimate was not kept"
        errors={formErrorsOf(form, labels)}
        attempt={lastResult}
      />
      <FormSection
        title="New estimate"
        text="What it spends in a year on what you sell, with whoever. The former one stays in the list"
      >
        <div className="grid gap-3">
          <Fields>
            <Field label={labels.year} field={fields.year} span={2}>
              <TextInput {...getInputProps(fields.year, { type: "text" })} inputMode="numeric" />
            </Field>
            <Field label={labels.amount} field={fields.amount} span={2}>
              <TextInput
                {...getInputProps(fields.amount, { type: "text" })}
                inputMode="decimal"
                numeric
                autoComplete="off"
              />
            </Field>
            <Field label={labels.currency} field={fields.currency} span={2}>
              <TextInput {...getInputProps(fields.currency, { type: "text" })} maxLength={3} />
            </Field>
            <Field
              label={labels.source}
              field={fields.source}
              help="Such as annual report, account plan"
              span={6}
            >
              <TextInput {...getInputProps(fields.source, { type: "text" })} />
            </Field>
          </Fields>
          <Button type="submit" name="intent" value="estimate" className="justify-self-start">
            Keep estimate
          </Button>
        </div>
      </FormSection>
    </Form>
  );
}
