import type { ReactNode } from "react";

import { Strip } from "#app/ui/facts.tsx";
import { formatDay, formatInstant, formatMoney, NOTHING } from "#app/ui/format.ts";
import { Pair, RecordHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";
import { WhyLink } from "#app/ui/why-link.tsx";
import { type Clock, dayOf } from "../../clock.ts";
import type { DealRecord } from "../../deal.ts";
import type { Review } from "../../decide/review.ts";
import { isOpen } from "../../moves.ts";
import { DealEvents } from "../deal-events.tsx";
import { CustomerFacts, SaleFacts } from "../deal-facts.tsx";
import { DealLines } from "../deal-lines.tsx";
import { DealStatus } from "../deal-status.tsx";
import { closureNames } from "../deal-words.ts";
import { dayWords, dueWords, leftWords } from "../due-words.ts";
import { OverlapChoice, SideBySide, verdictNames } from "./overlap-evidence.tsx";
import { ReviewReasons } from "./review-reasons.tsx";

type ReviewRecordProps = {
  review: Review;
  clock: Clock;
  /** What stood in the way of the last answer. */
  problem?: ReactNode;
  /** What else is known of the customer. */
  known?: ReactNode;
  children: ReactNode;
};

/** A registration with its evidence, and the answers at its foot. */
export function ReviewRecord({ review, clock, problem, known, children }: ReviewRecordProps) {
  const { deal, theirs, mine, overlaps } = review;
  const open = isOpen(deal.status);
  const beside = overlaps.find(({ dealId }) => dealId === theirs?.dealId);
  return (
    <article className="record" aria-label={deal.number}>
      <RecordHead
        title={deal.customerName}
        beside={
          <>
            <span className="faint">{deal.number}</span>
            <DealStatus status={deal.status} />
          </>
        }
        meta={
          <>
            <span>{[deal.partnerName, review.tierName].filter(Boolean).join(", ")}</span>
            <span>{deal.ownerName}</span>
            {deal.submittedAt && (
              <span>Submitted {formatInstant(deal.submittedAt, clock.timeZone)}</span>
            )}
            <span>
              {deal.programName}, version {deal.programVersion}
            </span>
          </>
        }
      />
      <Strip
        facts={[
          {
            label: "Vendor net",
            value: formatMoney(deal.valueMinor, deal.currency, undefined, { whole: true }),
          },
          { label: "Product families", value: deal.families.join(", ") },
          { label: "Expected order", value: formatDay(deal.closeDay, undefined, clock.today) },
          open
            ? { label: "Decide by", value: <DecideBy deal={deal} clock={clock} /> }
            : {
                label: "Protected until",
                value: deal.protectedUntil ? dayWords(deal.protectedUntil, clock) : NOTHING,
              },
        ]}
      />
      {problem ?? <Standing review={review} clock={clock} />}
      {open && theirs && beside && (
        <>
          <OverlapChoice overlaps={overlaps} chosen={theirs.dealId} />
          <SideBySide mine={mine} theirs={theirs} verdict={beside.verdict} clock={clock} />
        </>
      )}
      {open && <ReviewReasons review={review} clock={clock} />}
      {known && <div className="divide">{known}</div>}
      <div className="divide">
        <DealLines deal={deal} />
      </div>
      <div className="divide">
        <Pair>
          <CustomerFacts customer={deal.customer} />
          <SaleFacts deal={deal} clock={clock} />
        </Pair>
      </div>
      <div className="divide">
        <DealEvents events={deal.events} clock={clock} />
      </div>
      <div className="divide">
        <WhyLink to={`/desk/why/deal/${deal.id}`} />
      </div>
      {children}
    </article>
  );
}

function DecideBy({ deal, clock }: { deal: DealRecord; clock: Clock }) {
  if (deal.status === "info_requested") return "clock stopped";
  if (!deal.decideBy) return NOTHING;
  const left = leftWords(deal.decideBy, clock);
  const due = dueWords(deal.decideBy, clock);
  const near = dayOf(deal.decideBy, clock) <= clock.today;
  return near ? <span className="tone-warn">{left}</span> : due;
}

/** The one thing to know before anything else. */
function Standing({ review, clock }: { review: Review; clock: Clock }) {
  const { deal, taken, free, overlaps } = review;
  if (!isOpen(deal.status)) return <Decision deal={deal} clock={clock} />;
  const [first] = taken;
  if (first) {
    const same = overlaps.find(({ dealId }) => dealId === first.dealId);
    const families = [...new Set(taken.map(({ familyName }) => familyName))].join(", ");
    return (
      <Notice
        tone="warn"
        mark="overlap"
        title={`${verdictNames[same?.verdict ?? "conflict"]} on ${families}, until ${dayWords(first.until, clock)}`}
      >
        {first.partnerName} protects the same customer and family.
        {free.length > 0 && ` ${free.join(", ")} overlaps with no protection.`}
      </Notice>
    );
  }
  if (overlaps.length > 0) {
    return (
      <Notice title="No protection stands against it">
        {overlaps.length === 1
          ? "Another registration touches it; see the comparison."
          : `${overlaps.length} other registrations touch it; see the comparison.`}
      </Notice>
    );
  }
  return (
    <Notice tone="ok" title="Nothing overlaps">
      No protection and no other registration for this customer in {deal.families.join(", ")}.
    </Notice>
  );
}

function Decision({ deal, clock }: { deal: DealRecord; clock: Clock }) {
  if (!deal.decidedAt) return null;
  const title =
    deal.status === "rejected" && deal.closure
      ? `Rejected: ${closureNames[deal.closure]}`
      : `Approved by ${deal.deciderName}, ${dueWords(deal.decidedAt, clock)}`;
  const kept = deal.protections.map(({ familyName }) => familyName).join(", ");
  return (
    <Notice tone={deal.status === "rejected" ? "bad" : "ok"} title={title}>
      {[kept && `Protects ${kept}.`, deal.decisionNote].filter(Boolean).join(" ")}
    </Notice>
  );
}
