import type { Column } from "#app/platform/export/column.ts";

import type { WorthRow } from "../../worth/worth-row.ts";
import { segmentLooks } from "./segment-words.ts";

/** What customers are worth as a file. */
export const worthFileColumns = (currency: string): Column<WorthRow>[] => {
  const money = (head: string, of: (row: WorthRow) => bigint | null): Column<WorthRow> => ({
    head,
    kind: "money",
    of: (row) => {
      const minor = of(row);
      return minor === null ? null : { minor, currency };
    },
  });
  const rounded = (value: number | null, digits: number) =>
    value === null ? null : Math.round(value * 10 ** digits) / 10 ** digits;
  return [
    { head: "Customer", kind: "text", of: ({ name }) => name },
    { head: "City", kind: "text", of: ({ city }) => city },
    { head: "Country", kind: "text", of: ({ country }) => country, width: 10 },
    { head: "Segment", kind: "text", of: ({ segment }) => segmentLooks[segment].word },
    { head: "Segment before", kind: "text", of: ({ was }) => was && segmentLooks[was].word },
    { head: "First bought", kind: "day", of: ({ firstDay }) => firstDay },
    { head: "Last bought", kind: "day", of: ({ lastDay }) => lastDay },
    { head: "Purchases", kind: "number", of: ({ purchases }) => purchases },
    { head: "Weeks between", kind: "number", of: ({ rhythmWeeks }) => rounded(rhythmWeeks, 2) },
    { head: "Probability active", kind: "number", of: ({ active }) => rounded(active, 4) },
    { head: "Expected, 52 weeks", kind: "number", of: ({ expected }) => rounded(expected, 3) },
    { head: "Currency", kind: "text", of: () => currency, width: 10 },
    money("Value of a purchase", ({ averageMinor }) => averageMinor),
    money("Lifetime value", ({ lifetimeMinor }) => lifetimeMinor),
    money("Revenue, 52 weeks", ({ yearMinor }) => yearMinor),
    money("Revenue, 52 weeks before", ({ beforeMinor }) => beforeMinor),
    money("Revenue in all", ({ allMinor }) => allMinor),
  ];
};
