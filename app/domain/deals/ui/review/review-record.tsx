import { Fragment, type ReactNode } from "react";

import { Strip } from "#app/ui/facts.tsx";
import { formatDay, formatInstant, formatMoney, NOTHING } from "#app/ui/format.ts";
import { keyed } from "#app/ui/keyed.ts";
import { Pair, RecordHead } from "#app/ui/page.tsx";
import { WhyLink } from "#app/ui/why-link.tsx";
import { type Clock, dayOf } from "../../clock.ts";
import type { DealRecord } from "../../deal.ts";
import type { Review } from "../../decide/review.ts";
import { isOpen } from "../../moves.ts";
import { DealEvents } from "../deal-events.tsx";
import { CustomerFacts, SaleFacts } from "../deal-facts.tsx";
import { DealLines } from "../deal-lines.tsx";
import { DealStatus } from "../deal-status.tsx";
import { dayWords, dueWords, leftWords } from "../due-words.ts";
import { ApprovalSteps } from "./approval-steps.tsx";
import { ConflictReasons } from "./conflict-reasons.tsx";
import { Likely } from "./likely.tsx";
import { ConflictChoice, SideBySide } from "./overlap-evidence.tsx";
import { PartnerFacts } from "./partner-facts.tsx";
import { WhatEachDoes, WhoItIs } from "./review-reasons.tsx";
import { Standing } from "./standing-notice.tsx";

type ReviewRecordProps = {
  review: Review;
  clock: Clock;
  /** What stood in the way of the last answer. */
  problem?: ReactNode;
  /** What else is known of the customer. */
  known?: ReactNode;
  /** What the partner asks for beyond the registration. */
  requests?: ReactNode;
  /** The way through the queue. */
  way?: ReactNode;
  children: ReactNode;
};

/** A registration with its evidence, and the answers at its foot. */
export function ReviewRecord(props: ReviewRecordProps) {
  const { review, clock, problem, known, requests, way, children } = props;
  const { deal, theirs, mine, conflicts, chosen } = review;
  const open = isOpen(deal.status);
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
        actions={way}
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
            {review.reviewer && <span>Reviewed by {review.reviewer.name}</span>}
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
      {requests}
      {open && <Likely likely={review.likely} />}
      {open && chosen && (
        <>
          <ConflictChoice conflicts={conflicts} chosen={chosen} />
          {theirs && (
            <SideBySide mine={mine} theirs={theirs} verdict={chosen.verdict} clock={clock} />
          )}
        </>
      )}
      {inPairs(
        open && chosen && <ConflictReasons conflict={chosen} clock={clock} />,
        open && <WhatEachDoes review={review} clock={clock} />,
        <WhoItIs review={review} />,
        <PartnerFacts
          record={review.record}
          partner={{ id: deal.partnerId, name: deal.partnerName }}
          currency={deal.currency}
        />,
        review.steps.length > 0 && (
          <ApprovalSteps steps={review.steps} claim={review.claim} clock={clock} />
        ),
      )}
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

/** What there is of it, two beside each other. */
function inPairs(...blocks: ReactNode[]) {
  const shown = blocks.filter(Boolean);
  const pairs = shown.flatMap((_, at) => (at % 2 === 0 ? [shown.slice(at, at + 2)] : []));
  return keyed(pairs).map(({ key, item }) => (
    <div key={key} className="divide">
      <Pair>
        {keyed(item).map((block) => (
          <Fragment key={block.key}>{block.item}</Fragment>
        ))}
      </Pair>
    </div>
  ));
}

function DecideBy({ deal, clock }: { deal: DealRecord; clock: Clock }) {
  if (deal.status === "info_requested") return "clock stopped";
  if (!deal.decideBy) return NOTHING;
  const left = leftWords(deal.decideBy, clock);
  const due = dueWords(deal.decideBy, clock);
  const near = dayOf(deal.decideBy, clock) <= clock.today;
  return near ? <span className="tone-warn">{left}</span> : due;
}
