import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

import { Strip } from "#app/ui/facts.tsx";
import { formatDay, formatMoney, formatPercent, formatUnits, NOTHING } from "#app/ui/format.ts";

import type { CustomerWorth } from "../../worth/read-worth.server.ts";
import { SegmentStatus } from "../worth/moves-table.tsx";
import { segmentLooks, silenceWords } from "../worth/segment-words.ts";

type WorthStripProps = { of: CustomerWorth; currency: string };

/** What a customer is likely to bring, and the segments it has been in. */
export function WorthStrip({ of: { until, worth, past }, currency }: WorthStripProps) {
  if (!worth) return null;
  const money = (minor: bigint | null) =>
    minor === null ? NOTHING : formatMoney(minor, currency, undefined, { whole: true });
  return (
    <Strip
      facts={[
        {
          label: "Segment",
          value: (
            <Link className="row-flex" to={`/desk/value/customers?segment=${worth.segment}`}>
              <SegmentStatus segment={worth.segment} />
              <Moved past={past} />
            </Link>
          ),
        },
        { label: "Lifetime value", value: money(worth.lifetimeMinor) },
        {
          label: "Likely to buy again",
          value:
            worth.active === null ? NOTHING : formatPercent(worth.active, undefined, { digits: 0 }),
        },
        {
          label: "Expected in 52 weeks",
          value:
            worth.expected === null
              ? NOTHING
              : `${formatUnits(worth.expected, undefined, { digits: 1 })} purchases`,
        },
        { label: "Value of a purchase", value: money(worth.averageMinor) },
        {
          label: "Rhythm",
          value: <span className="small whitespace-normal">{silenceWords(worth, until)}</span>,
        },
      ]}
    />
  );
}

/** Where it came from, and when that was last so. */
function Moved({ past }: Pick<CustomerWorth, "past">): ReactNode {
  const now = past.at(-1)?.segment;
  const before = past.findLast(({ segment }) => segment !== now);
  if (!before) return null;
  return (
    <span className="faint small">
      {`${segmentLooks[before.segment].word.toLowerCase()} until ${formatDay(before.day)}`}
    </span>
  );
}
