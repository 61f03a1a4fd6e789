import { Link } from "@remix-run/react";

import type { Fact } from "#app/ui/facts.tsx";
import { formatMoney, formatPercent, NOTHING } from "#app/ui/format.ts";

import { customerPage, type OfCustomer } from "../../of-customer/lines-address.ts";
import { coverageOf, type Profit, profitOf } from "../../profit/profit.ts";
import type { WalletShare } from "../../wallet/share-of-wallet.ts";

type Worth = { profit: Profit | null; wallet: WalletShare | null; currency: string };

/** Profit of twelve months and share of wallet, each opening to how it comes about. */
export function profitFacts(of: OfCustomer, { profit, wallet, currency }: Worth): Fact[] {
  if (!profit) return [];
  const page = customerPage(of, "/profit");
  const coverage = coverageOf(profit);
  const known = coverage !== null && profit.coveredMinor !== profit.netMinor;
  return [
    {
      label: "Profit, 12 months",
      value: (
        <>
          <Link className="figure-door" to={page}>
            {formatMoney(profitOf(profit), currency, undefined, { whole: true })}
          </Link>
          {known && (
            <span className="faint small whitespace-normal">
              {` ${formatPercent(coverage, undefined, { digits: 0 })} of cost known`}
            </span>
          )}
        </>
      ),
    },
    {
      label: "Share of wallet",
      value: (
        <Link className="figure-door" to={page}>
          {wallet?.share == null ? NOTHING : formatPercent(wallet.share, undefined, { digits: 0 })}
        </Link>
      ),
    },
  ];
}
