import { Link, useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { Compare, Differing } from "#app/ui/compare.tsx";
import { Chip, Chips } from "#app/ui/filter-bar.tsx";
import { formatUnits, NOTHING } from "#app/ui/format.ts";
import { keyed } from "#app/ui/keyed.ts";
import { ScrollRegion } from "#app/ui/page.tsx";

import type { Clock } from "../../clock.ts";
import {
  type Comparable,
  likeness,
  likenessOfCustomers,
  likenessOfNames,
  likenessOfParts,
  likenessOfSites,
  likenessOfWindows,
  siteOf,
} from "../../conflicts/compare-deals.ts";
import type { Conflict, Verdict } from "../../conflicts/conflict.ts";
import { idOfConflict } from "../../decide/review.ts";
import { dayWords } from "../due-words.ts";

export const verdictNames: Record<Verdict, string> = {
  conflict: "Partner conflict",
  direct: "Own sales engaged",
  duplicate: "Same partner’s duplicate",
  competing: "Also waiting for a decision",
  existing_customer: "Existing customer",
  possible: "Same name, another record",
};

/** Which of several things that touch a registration is laid open. */
export function ConflictChoice({ conflicts, chosen }: { conflicts: Conflict[]; chosen: Conflict }) {
  const [params] = useSearchParams();
  if (conflicts.length < 2) return null;
  return (
    <div className="section">
      <Chips>
        {conflicts.map((each) => (
          <Chip
            key={idOfConflict(each)}
            to={withParams(params, { with: idOfConflict(each) })}
            pressed={each === chosen}
          >
            <b>{each.deal?.number ?? each.customer.name}</b>{" "}
            {verdictNames[each.verdict].toLowerCase()}
          </Chip>
        ))}
      </Chips>
    </div>
  );
}

type SideBySideProps = { mine: Comparable; theirs: Comparable; verdict: Verdict; clock: Clock };

/** A registration and what it overlaps with, and whether they agree, point by point. */
export function SideBySide({ mine, theirs, verdict, clock }: SideBySideProps) {
  const window = ({ from, until }: Comparable) =>
    from && until ? `${dayWords(from, clock)} – ${dayWords(until, clock)}` : NOTHING;
  const text = (value: string | null) => value || <span className="faint">not given</span>;
  const differing = (mineText: string, theirText: string) => ({
    left: mineText ? <Differing text={mineText} other={theirText} /> : text(null),
    right: theirText ? <Differing text={theirText} other={mineText} /> : text(null),
  });
  const held = theirs.until ? "Protected registration" : "Other registration";
  return (
    <ScrollRegion label={verdictNames[verdict]}>
      <Compare
        caption={`${mine.number} and ${theirs.number} compared`}
        left={{ title: "This registration", note: `${mine.partnerName}, ${mine.number}` }}
        right={{
          title: held,
          note: (
            <Link className="link" to={`/desk/deals/${theirs.dealId}`}>
              {theirs.partnerName}, {theirs.number}
            </Link>
          ),
        }}
        rows={[
          {
            label: "Customer",
            left: <CustomerLink deal={mine} />,
            right: <CustomerLink deal={theirs} />,
            ...likenessOfCustomers(mine, theirs),
          },
          {
            label: "Name as written",
            ...differing(mine.nameAsWritten, theirs.nameAsWritten),
            ...likenessOfNames(mine, theirs),
          },
          {
            label: "Web domain",
            left: text(mine.domain),
            right: text(theirs.domain),
            ...likeness(mine.domain, theirs.domain),
          },
          {
            label: "DUNS",
            left: text(mine.duns),
            right: text(theirs.duns),
            ...likeness(mine.duns, theirs.duns),
          },
          {
            label: "Site",
            ...differing(siteOf(mine), siteOf(theirs)),
            ...likenessOfSites(mine, theirs),
          },
          {
            label: "Products",
            left: <Parts deal={mine} other={theirs} />,
            right: <Parts deal={theirs} other={mine} />,
            ...likenessOfParts(mine, theirs),
          },
          {
            label: "Window",
            left: window(mine),
            right: window(theirs),
            ...likenessOfWindows(mine, theirs),
          },
          {
            label: "Work done",
            left: mine.workDone,
            right: theirs.workDone,
            match: "differs",
            sign: "read both",
          },
        ]}
      />
    </ScrollRegion>
  );
}

const CustomerLink = ({ deal }: { deal: Comparable }) => (
  <Link className="link" to={`/desk/customers/${deal.customerId}`}>
    {deal.customerName}
  </Link>
);

function Parts({ deal, other }: { deal: Comparable; other: Comparable }) {
  const shared = new Set(other.parts.map(({ familyId }) => familyId));
  return (
    <>
      {keyed(deal.parts).map(({ key, item }) => {
        const words = `${formatUnits(item.quantity)} × ${item.partNo} ${item.familyName}`;
        return <div key={key}>{shared.has(item.familyId) ? <mark>{words}</mark> : words}</div>;
      })}
    </>
  );
}
