import { formatMoney, formatUnits } from "#app/ui/format.ts";

import type { Tie } from "../../outcome/meet-deals.ts";
import { type DealOutcome, streetOf, type TiedLine } from "../../outcome/outcome.ts";

const tieWords: Record<Tie, string> = {
  deal: "Names the deal",
  special_price: "Under its special price",
  product: "Same product",
  family: "Same family",
};

/** Why a line counts for the deal. */
export function evidenceOf({ tie, reach }: TiedLine): string {
  if (reach === "distributor") return `${tieWords[tie]}, of its distributor`;
  return reach === "reseller" ? `${tieWords[tie]}, of its reseller` : tieWords[tie];
}

export const unitWords = (count: number) =>
  `${formatUnits(count)} ${count === 1 ? "unit" : "units"}`;

/** "30 of 40 units, EUR 12,000.00". */
export function boughtWords({ boughtUnits, registeredUnits, tied }: DealOutcome): string {
  const street = streetOf(tied).map(([currency, minor]) => formatMoney(minor, currency));
  return [`${formatUnits(boughtUnits)} of ${unitWords(registeredUnits)}`, ...street].join(", ");
}

/** "12 units of its families, not through Bluepeak IT; 30 are missing under the deal". */
export function elsewhereWords(outcome: DealOutcome, partnerName: string): string {
  const { elsewhereUnits, missingUnits, instead } = outcome;
  const said = `${unitWords(elsewhereUnits)} of what the deal covers, not through ${partnerName}`;
  return instead ? `${said}; ${formatUnits(missingUnits)} are missing under the deal` : said;
}

/** Part by part, where several were registered: "MSS-210 10 of 30". */
export function partWords({ parts, otherUnits }: DealOutcome): string[] {
  const own =
    parts.length > 1
      ? parts.map(
          ({ partNo, bought, registered }) =>
            `${partNo} ${formatUnits(bought)} of ${formatUnits(registered)}`,
        )
      : [];
  return otherUnits === 0
    ? own
    : [...own, `${unitWords(otherUnits)} of other parts of its families`];
}
