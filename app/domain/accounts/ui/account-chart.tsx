import { BarList } from "#app/ui/charts/bar-list.tsx";
import { Legend, type LegendEntry } from "#app/ui/filter-bar.tsx";
import { formatAmount, formatMoney } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";

import type { Through } from "../facets.server.ts";
import type { FacetLevel, Side } from "../joint-account.ts";
import type { Purchases } from "../purchases.ts";
import { type Names, quarterName, throughWords } from "./account-words.ts";

const parts = ["partner", "other", "direct"] as const satisfies readonly Through[];
const colours = { partner: "indirect", other: "indirect-2", direct: "direct" } as const;

type ChartProps = {
  title: string;
  purchases: Purchases;
  shown: FacetLevel;
  side: Side;
  names: Names;
};

/** What was bought per quarter; water through the channel, ink direct. */
export function AccountChart({ title, purchases, shown, side, names }: ChartProps) {
  const { quarters, currency } = purchases;
  const used = parts.filter((part) => quarters.some((quarter) => quarter[part] !== 0n));
  const entries: LegendEntry[] = used.map((part) => ({
    colour: colours[part],
    label: throughWords(part, side, names),
  }));
  return (
    <Section title={title} sub={quarters.length > 0 ? currency : undefined}>
      {quarters.length === 0 ? (
        <p className="quiet">Nothing in sight</p>
      ) : (
        <>
          <BarList
            label={`${title}, by quarter`}
            nameOf="Quarter"
            left={42}
            rows={quarters.map((quarter) => ({
              name: quarterName(quarter.quarter),
              parts: used.map((part) => ({
                name: throughWords(part, side, names),
                value: Number(quarter[part]),
                colour: colours[part],
              })),
              text: formatAmount(
                quarter.partner + quarter.other + quarter.direct,
                currency,
                undefined,
                { short: true },
              ),
            }))}
            write={(minor) =>
              formatMoney(BigInt(Math.round(minor)), currency, undefined, { whole: true })
            }
          />
          <Legend entries={entries} />
        </>
      )}
      <p className="help">{note(shown, side, names)}</p>
    </Section>
  );
}

function note(shown: FacetLevel, side: Side, names: Names): string {
  if (side === "vendor") return "Street value, from your ledger";
  if (shown === "none") return `Your own reported sales. ${names.vendor} shows no revenue here`;
  return shown === "totals"
    ? `Street value. ${names.vendor} shows totals, without the lines`
    : "Street value, whoever sold it";
}
