import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormSection } from "#app/ui/form.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { TextInput } from "#app/ui/input.tsx";
import { SectionHead } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

type HistoryPrice = { id: string; currency: string; validFrom: Date; listMinor: bigint };

type Props = {
  productId: string;
  prices: HistoryPrice[];
  today: Date;
  currency: string;
  lastResult?: SubmissionResult<string[]>;
};

/** What a product costs, cost and will cost, and the next price. */
export function PriceHistory({ productId, prices, today, currency, lastResult }: Props) {
  const [form, fields] = useForm({
    id: "price",
    lastResult,
    defaultValue: { currency, price: "", validFrom: today.toISOString().slice(0, 10) },
  });
  return (
    <>
      <Form method="post" {...getFormProps(form)}>
        <input type="hidden" name="intent" value="price" />
        <input type="hidden" name="productId" value={productId} />
        <FormSection title="New list price" text="Holds from its day on; deals before keep theirs">
          <div className="grid gap-3">
            <Fields>
              <Field label="Currency" field={fields.currency} span={2}>
                <TextInput {...getInputProps(fields.currency, { type: "text" })} maxLength={3} />
              </Field>
              <Field label="List price" field={fields.price} span={2}>
                <TextInput
                  {...getInputProps(fields.price, { type: "text" })}
                  inputMode="decimal"
                  numeric
                  autoComplete="off"
                />
              </Field>
              <Field label="From" field={fields.validFrom} span={2}>
                <DateField {...getInputProps(fields.validFrom, { type: "date" })} />
              </Field>
            </Fields>
            <Button type="submit" className="justify-self-start">
              Set price
            </Button>
          </div>
        </FormSection>
      </Form>
      <SectionHead title="Prices" overTable />
      {prices.length === 0 ? (
        <Empty title="No price yet">Without one nobody can register a deal for it</Empty>
      ) : (
        <PriceTable prices={prices} today={today} />
      )}
    </>
  );
}

function PriceTable({ prices, today }: Pick<Props, "prices" | "today">) {
  const standing = new Map<string, string>();
  // Newest first within a currency, so that the first that has begun is the one in force.
  for (const { id, currency, validFrom } of prices) {
    if (validFrom <= today && !standing.has(currency)) standing.set(currency, id);
  }
  return (
    <table className="table">
      <caption className="sr">Prices, the newest of each currency first</caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col" className="num">
            List price
          </th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {prices.map((price) => (
          <tr key={price.id}>
            <td className="nowrap">{formatDay(price.validFrom)}</td>
            <td className="num">{formatMoney(price.listMinor, price.currency)}</td>
            <td>
              {price.validFrom > today && (
                <Status mark="review" tone="live">
                  Coming
                </Status>
              )}
              {standing.get(price.currency) === price.id && (
                <Status mark="ok" tone="ok">
                  In force
                </Status>
              )}
              {price.validFrom <= today && standing.get(price.currency) !== price.id && (
                <Status mark="dot">Over</Status>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
