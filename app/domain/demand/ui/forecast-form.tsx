import { Form, useNavigation } from "@remix-run/react";
import { type KeyboardEvent, useState } from "react";

import { Buckets } from "#app/ui/buckets.tsx";
import { Button } from "#app/ui/button.tsx";
import { FormErrors, FormFoot } from "#app/ui/form.tsx";

import type { ForecastGrid } from "../forecast-page.ts";
import { monthLabel } from "../month.ts";
import { cellName } from "../read-grid.ts";
import { ForecastRow, type Texts } from "./forecast-row.tsx";
import { monthHeads } from "./month-heads.ts";

/** What came back when the form was refused: everything typed, and what is wrong. */
export type ForecastAnswer = {
  title: string;
  typed: Texts;
  errors: Texts;
  basis: string;
  /** The id under which the corrected form publishes. */
  attempt: string;
};

type ForecastFormProps = {
  grid: ForecastGrid;
  /** The id under which this form publishes, once. */
  nonce: string;
  answer?: ForecastAnswer;
};

const nothing: Texts = new Map();

export function ForecastForm({ grid, nonce, answer }: ForecastFormProps) {
  const { shown, months, lines } = grid;
  const [typed, setTyped] = useState<Texts>(answer?.typed ?? nothing);
  const sending = useNavigation().state === "submitting";
  const errors = answer?.errors ?? nothing;
  const published = new Map(
    lines.map((line) => [cellName(line.productId, line.month), String(line.quantity)]),
  );
  const changed = [...typed].filter(
    ([name, text]) => text.trim() !== (published.get(name) ?? ""),
  ).length;
  // In the order of the grid, whatever the order in which they came back.
  const wrong = shown.flatMap((product) =>
    months.flatMap((month) => {
      const id = cellName(product.id, month);
      const message = errors.get(id);
      return message ? [{ id, message, label: `${product.partNo}, ${monthLabel(month)}` }] : [];
    }),
  );
  const complaints = wrong.length > 0 ? wrong : [{ message: "What you typed is kept" }];

  return (
    <Form method="post" className="stack" preventScrollReset onKeyDown={stayInGrid}>
      <input type="hidden" name="nonce" value={answer?.attempt ?? nonce} />
      <input type="hidden" name="basis" value={answer?.basis ?? grid.newest?.id ?? ""} />
      {answer && <FormErrors title={answer.title} errors={complaints} attempt={answer.attempt} />}
      <Buckets label="Forecast by part and month" corner="Part, pieces" heads={monthHeads(months)}>
        {shown.map((product) => (
          <ForecastRow
            key={product.id}
            product={product}
            months={months}
            published={published}
            typed={typed}
            errors={errors}
            onType={(name, text) => setTyped((before) => new Map(before).set(name, text))}
          />
        ))}
      </Buckets>
      <FormFoot note="A blank cell says nothing, 0 says that you expect nothing. Only the vendor sees whose figures these are">
        <Button type="submit" kind="primary">
          {sending ? "Publishing" : "Publish forecast"}
        </Button>
        {changed > 0 && (
          <span className="small quiet">
            {changed} {changed === 1 ? "cell" : "cells"} changed
          </span>
        )}
      </FormFoot>
    </Form>
  );
}

// Enter moves down; at the foot of the grid it must not publish.
function stayInGrid(event: KeyboardEvent) {
  if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
}
