import { Form, Link } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { type Fact, Facts } from "#app/ui/facts.tsx";
import { formatMoney } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { ChannelCost } from "../../costs/channel-cost.ts";
import { Attribution, type CostNamesShown, CostSource, goodsOf } from "./cost-table.tsx";
import { costDays } from "./cost-words.ts";

type CostFactsProps = {
  cost: ChannelCost;
  names: CostNamesShown;
  currency: string;
  refusal: string | null;
};

/** All that is known of a cost. */
export function CostFacts({ cost, names, currency, refusal }: CostFactsProps) {
  const facts: Fact[] = [
    { label: "Amount", value: formatMoney(cost.amountMinor, cost.currency) },
    ...(cost.currency === currency
      ? []
      : [
          {
            label: `In ${currency}`,
            value:
              cost.baseMinor === null
                ? "No rate for its day"
                : `${formatMoney(cost.baseMinor, currency)}, at ${cost.rate}`,
          },
        ]),
    { label: "Days", value: costDays(cost) },
    { label: "For", value: goodsOf(cost, names) },
    { label: "Counts for", value: <Attribution cost={cost} currency={currency} /> },
  ];
  if (cost.dealId) {
    const value = (
      <Link className="link" to={`/desk/deals/${cost.dealId}`}>
        {cost.dealNumber}
      </Link>
    );
    facts.push({ label: "Deal", value });
  }
  if (cost.authorisation) facts.push({ label: "Special price", value: cost.authorisation });
  if (cost.note) facts.push({ label: "Note", value: cost.note });
  facts.push({ label: "Source", value: <CostSource cost={cost} /> });
  return (
    <Section title="Cost">
      {refusal && <Notice tone="bad" title={refusal} live />}
      <Facts facts={facts} />
      {cost.source && (
        <p className="help pt-2">
          What a file says is corrected by a file with the same document and line, or taken back
          with the file
        </p>
      )}
    </Section>
  );
}

/** Takes a typed cost back, or lets it count again. */
export function EndCost({ ended }: { ended: boolean }) {
  return (
    <Form method="post">
      <Button type="submit" name="intent" value={ended ? "again" : "end"} icon="undo">
        {ended ? "Let it count again" : "Take back"}
      </Button>
    </Form>
  );
}
