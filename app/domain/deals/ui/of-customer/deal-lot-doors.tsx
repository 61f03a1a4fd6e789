import { Link } from "@remix-run/react";

import { type DealLots, dealLots, lotWords } from "../../of-customer/deals-in-short.ts";

type DealLotDoorsProps = {
  lots: DealLots;
  /** The customer's page of deals. */
  page: string;
  money: (minor: bigint) => string;
};

/** "2 open €187,190 · 1 won €102,880", each a door to those deals. */
export function DealLotDoors({ lots, page, money }: DealLotDoorsProps) {
  const some = dealLots.filter((lot) => lots[lot].deals > 0);
  if (some.length === 0) return null;
  return some.map((lot, place) => (
    <span key={lot}>
      {place > 0 && " · "}
      <Link className="link" to={`${page}${page.includes("?") ? "&" : "?"}lot=${lot}`}>
        {`${lots[lot].deals} ${lotWords[lot]}`}
      </Link>
      {lots[lot].valueMinor > 0n && ` ${money(lots[lot].valueMinor)}`}
    </span>
  ));
}
