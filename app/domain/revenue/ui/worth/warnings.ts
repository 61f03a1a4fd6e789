import { formatPercent } from "#app/ui/format.ts";

import { FEWEST_WHO_RETURNED, FEWEST_WHO_SPENT } from "../../value/fewest.ts";
import type { WorthReport } from "../../worth/report.ts";

const buyingRefusals: Record<string, string> = {
  "no-customers": "Nobody bought in the time that is looked at, so nothing is foretold",
  "no-repeats": "Nobody bought on a second day yet, so nothing tells how often customers come back",
  "too-few": `Fewer than ${FEWEST_WHO_RETURNED} customers bought again: too few to foretell from`,
  "not-settled": "No model fits these purchases, so nothing is foretold",
};

const spendingRefusals: Record<string, string> = {
  "too-few": `Fewer than ${FEWEST_WHO_SPENT} customers bought something of value again, so there are expected purchases and no lifetime values`,
  "no-spread": "Every customer's purchases are worth the same, so there are no lifetime values",
  "not-settled": "No model fits the values of these purchases, so there are no lifetime values",
};

const FAR_OFF = 0.25;
const TOGETHER = 0.3;

/** What one should know before leaning on these figures, what weighs most first. */
export function warningsOf({ buying, spending, check, correlation }: WorthReport): string[] {
  if (!buying.ok) {
    return [
      buyingRefusals[buying.reason] ?? "Nothing is foretold",
      "Segments go by each customer's own rhythm and by revenue until then",
    ];
  }
  const off = check && check.expected > 0 ? check.made / check.expected - 1 : 0;
  return [
    ...(Math.abs(off) > FAR_OFF
      ? [
          `The last ${check?.weeks} weeks brought ${formatPercent(Math.abs(off), undefined, { digits: 0 })} ${off > 0 ? "more" : "fewer"} purchases than foretold: buying changed, so look back less far`,
        ]
      : []),
    ...(spending.ok ? [] : [spendingRefusals[spending.reason] ?? "There are no lifetime values"]),
    ...openWords(
      buying.open,
      "b",
      "Hardly anybody has stopped buying, so who is at risk is told late",
    ),
    ...(buying.open.some((name) => name !== "b")
      ? [
          `Of ${buying.open.filter((name) => name !== "b").join(", ")} the purchases do not say where it lies`,
        ]
      : []),
    ...(spending.ok && spending.open.length > 0
      ? [
          `Of ${spending.open.join(", ")} the values do not say where it lies: customers are worth much alike`,
        ]
      : []),
    ...(correlation !== null && Math.abs(correlation) > TOGETHER
      ? [
          `Who buys often buys ${correlation > 0 ? "more" : "less"} at a time (correlation ${correlation.toFixed(2)}), which the model does not know: values of frequent buyers are ${correlation > 0 ? "too low" : "too high"}`,
        ]
      : []),
  ];
}

const openWords = (open: readonly string[], name: string, words: string) =>
  open.includes(name) ? [words] : [];
