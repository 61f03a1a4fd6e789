import { Link } from "@remix-run/react";

import { Waterfall, type WaterfallStep } from "#app/ui/charts/waterfall.tsx";
import { formatAmount, formatDay, formatMoney, formatUnits } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { Notice, Status } from "#app/ui/status.tsx";

import type { Flow } from "../proof.ts";
import type { RevenuePage } from "../read-revenue.server.ts";

type Props = Pick<RevenuePage, "query" | "proof" | "products">;

/** What was sold in against what became of it, to the cent. */
export function ProofOfConservation({ query, proof, products }: Props) {
  const { currency, period } = query;
  const text = (minor: bigint) => formatAmount(minor, currency);
  const stock = (name: string, flow: Flow, kind: "stock" | "check" = "stock"): WaterfallStep => ({
    name,
    amount: flow.netMinor,
    text: text(flow.netMinor),
    kind,
  });
  const out = (name: string, flow: Flow): WaterfallStep => ({
    name,
    amount: -flow.netMinor,
    text: text(-flow.netMinor),
    kind: "flow",
    colour: name === "Sold to customers" ? "indirect" : "rest",
  });
  const steps: WaterfallStep[] = [
    stock("Opening stock", proof.opening),
    {
      name: "Sell-in",
      amount: proof.sellIn.netMinor,
      text: text(proof.sellIn.netMinor),
      kind: "flow",
      colour: "indirect-2",
    },
    out("Sold to customers", proof.sold),
    out("Sent back", proof.returned),
    ...(proof.adjusted.netMinor === 0n ? [] : [out("Adjusted", proof.adjusted)]),
    stock("Should be in stock", proof.closing),
    stock("Channel stock", proof.held, "check"),
  ];
  const even = proof.difference.netMinor === 0n && proof.difference.units === 0;
  return (
    <Section
      title="Proof of conservation"
      sub={`${currency}, indirect, ${formatDay(period.from)} to ${formatDay(period.to)}, every partner`}
      actions={
        <>
          <Link className="link" to="/desk/revenue/proof">
            By product
          </Link>
          <Status mark={even ? "ok" : "bad"} tone={even ? "ok" : "bad"}>
            {`Difference ${formatMoney(proof.difference.netMinor, currency)}`}
            {proof.difference.units !== 0 && `, ${formatUnits(proof.difference.units)} units`}
          </Status>
        </>
      }
    >
      <Waterfall
        label="Opening stock plus sell-in, less what was sold and sent back, is what should be in stock; beside it the stock that the ledger holds"
        steps={steps}
      />
      {proof.gaps.length > 0 && (
        <Notice tone="warn" box title="The ledger is behind its facts">
          {proof.gaps
            .map(({ productId, units, netMinor }) => {
              const part = products.get(productId)?.partNo ?? "A product";
              return `${part}: ${formatUnits(units)} units, ${formatMoney(netMinor, currency)}`;
            })
            .join("; ")}
        </Notice>
      )}
    </Section>
  );
}
