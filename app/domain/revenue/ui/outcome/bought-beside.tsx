import { Link } from "@remix-run/react";

import { Notice } from "#app/ui/status.tsx";

import type { BesideDeal } from "../../outcome/outcome-of-deal.server.ts";
import { unitWords } from "./outcome-words.ts";

const SHOWN = 4;

const WAYS_SHOWN = 3;

const waysIn = (through: string[]) => {
  const more = through.length - WAYS_SHOWN;
  return [
    ...through.slice(0, WAYS_SHOWN),
    ...(more > 0 ? [more === 1 ? "1 more way" : `${more} more ways`] : []),
  ].join("; ");
};

/** Deals of a customer that bought what they protect through somebody else. The vendor's eyes only. */
export function BoughtBeside({ deals }: { deals: BesideDeal[] }) {
  if (deals.length === 0) return null;
  const rest = deals.length - SHOWN;
  const instead = deals.some((deal) => deal.instead);
  return (
    <Notice
      tone={instead ? "warn" : undefined}
      mark="overlap"
      title={
        instead ? "Bought elsewhere instead of under a deal" : "Bought elsewhere beside its deals"
      }
    >
      <ul>
        {deals.slice(0, SHOWN).map(({ dealId, number, partnerName, units, through }) => (
          <li key={dealId}>
            <Link className="link" to={`/desk/deals/${dealId}`}>
              {number}
            </Link>
            {` of ${partnerName}: ${unitWords(units)} through ${waysIn(through)}`}
          </li>
        ))}
        {rest > 0 && <li>{`${rest} more ${rest === 1 ? "deal" : "deals"}`}</li>}
      </ul>
    </Notice>
  );
}
