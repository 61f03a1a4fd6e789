import { Link } from "@remix-run/react";

import { type Fact, Strip } from "#app/ui/facts.tsx";
import { formatDay, formatMoney, formatPercent, formatUnits, NOTHING } from "#app/ui/format.ts";

import { growthOf } from "../../growth.ts";
import {
  averagePurchase,
  between,
  netOf,
  yearBefore,
  yearStart,
} from "../../of-customer/bought.ts";
import { linesPage, type OfCustomer } from "../../of-customer/lines-address.ts";
import type { BoughtInAll } from "../../of-customer/read-bought.server.ts";
import { dayKey } from "../../period.ts";

type ValueStripProps = {
  of: OfCustomer;
  bought: BoughtInAll;
  today: Date;
  /** What else it is worth. */
  more?: Fact[];
};

/** What a customer is worth by the ledger; each figure opens to its lines. */
export function ValueStrip({ of, bought, today, more = [] }: ValueStripProps) {
  const { sums, months, currency } = bought;
  const money = (minor: bigint) => formatMoney(minor, currency, undefined, { whole: true });
  const from = yearStart(today);
  const year = between(months, from, null);
  const before = between(months, yearBefore(today), from);
  const moved = growthOf(netOf(year), netOf(before));
  const average = averagePurchase(sums);
  const since = dayKey(from);
  const door = (minor: bigint, more: Parameters<typeof linesPage>[1]) => (
    <Link className="figure-door" to={linesPage(of, more)}>
      {money(minor)}
    </Link>
  );
  return (
    <Strip
      facts={[
        {
          label: "12 months, vendor net",
          value: (
            <>
              {door(netOf(year), { from: since })}
              {moved !== null && <Moved by={moved} />}
            </>
          ),
        },
        {
          label: "Through partners",
          value: door(year.indirectMinor, { from: since, channel: "indirect" }),
        },
        { label: "Direct", value: door(year.directMinor, { from: since, channel: "direct" }) },
        { label: "In all", value: door(netOf(sums), {}) },
        {
          label: "Average purchase",
          value:
            average === null ? (
              NOTHING
            ) : (
              <>
                {door(average, {})}{" "}
                <span className="faint small">{`of ${formatUnits(sums.purchases)}`}</span>
              </>
            ),
        },
        {
          label: "Last bought",
          value: sums.lastDay ? (
            <Link
              className="figure-door"
              to={linesPage(of, { from: dayKey(sums.lastDay), to: dayKey(sums.lastDay) })}
            >
              {formatDay(sums.lastDay, undefined, today)}
            </Link>
          ) : (
            NOTHING
          ),
        },
        ...more,
      ]}
    />
  );
}

function Moved({ by }: { by: number }) {
  const word = formatPercent(Math.abs(by), undefined, { digits: 0 });
  return (
    <>
      {" "}
      <span
        className={by < 0 ? "tone-bad small" : "tone-ok small"}
      >{`${by < 0 ? "−" : "+"}${word}`}</span>
    </>
  );
}
