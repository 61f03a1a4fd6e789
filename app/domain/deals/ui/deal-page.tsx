import type { ReactNode } from "react";

import { Strip } from "#app/ui/facts.tsx";
import { formatDay, formatMoney, NOTHING } from "#app/ui/format.ts";
import { RecordHead, Side, Split } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";
import { WhyLink } from "#app/ui/why-link.tsx";

import { type Clock, daysUntil } from "../clock.ts";
import type { ShownDeal } from "../deal.ts";
import { nextStep } from "../tend/next-step.ts";
import { DealEvents } from "./deal-events.tsx";
import { CustomerFacts, SaleFacts } from "./deal-facts.tsx";
import { DealLines } from "./deal-lines.tsx";
import { DealStatus } from "./deal-status.tsx";
import { closureNames } from "./deal-words.ts";
import { CopyDeal } from "./drafts/copy-deal.tsx";
import { daysWords, dayWords, nextWords } from "./due-words.ts";

type DealPageProps = {
  deal: ShownDeal;
  clock: Clock;
  vendorName: string;
  /** False for a distributor that is shown a reseller's deal. */
  own: boolean;
  /** What went wrong with the last thing tried. */
  problem?: ReactNode;
  /** What comes next, over the facts. */
  course?: ReactNode;
  /** Who works on it, among the facts. */
  team?: ReactNode;
  /** The bar at the foot: what can be done now. */
  children: ReactNode;
};

/** One deal, as its partner sees it. */
export function DealPage(props: DealPageProps) {
  const { deal, clock, vendorName, own, problem, course, team, children } = props;
  const step = nextStep(deal, clock.now);
  const partner = own ? "You" : deal.partnerName;
  return (
    <Split cols="main-side">
      <article className="record" aria-label={deal.number}>
        <RecordHead
          level={1}
          title={deal.customerName}
          beside={
            <>
              <span className="faint nowrap">{deal.number}</span>
              <DealStatus status={deal.status} />
            </>
          }
          meta={
            <>
              <span>{deal.families.join(", ")}</span>
              {!own && <span>{deal.partnerName}</span>}
              <span>{deal.ownerName}</span>
            </>
          }
        />
        <Strip
          facts={[
            { label: "Value", value: formatMoney(deal.valueMinor, deal.currency) },
            { label: "Protected until", value: <Protection deal={deal} clock={clock} /> },
            { label: "Expected order", value: formatDay(deal.closeDay, undefined, clock.today) },
            {
              label: "Next",
              value: step.who ? nextWords(step, { vendor: vendorName, partner }, clock) : NOTHING,
            },
          ]}
        />
        {problem}
        <Standing deal={deal} vendorName={vendorName} />
        <DealLines deal={deal} />
        <DealEvents events={deal.events} clock={clock} />
        {children}
      </article>
      <Side label="Facts">
        {course}
        <CustomerFacts customer={deal.customer} />
        <SaleFacts deal={deal} clock={clock} />
        {team}
        {own && <CopyDeal dealId={deal.id} />}
        <WhyLink to={`/portal/why/deal/${deal.id}`} />
      </Side>
    </Split>
  );
}

function Protection({ deal, clock }: { deal: ShownDeal; clock: Clock }) {
  const { protectedUntil, status } = deal;
  if (!protectedUntil) return NOTHING;
  if (status === "expired") return `ended ${dayWords(protectedUntil, clock)}`;
  // What is won keeps its protection.
  const holds = status === "approved" || (status === "won" && protectedUntil > clock.now);
  if (!holds) return NOTHING;
  const days = daysUntil(protectedUntil, clock);
  return (
    <>
      {dayWords(protectedUntil, clock)}{" "}
      <span className={days <= 14 && status === "approved" ? "tone-warn" : "faint"}>
        {days < 0 ? "over" : daysWords(days)}
      </span>
    </>
  );
}

/** What the vendor said last, where it needs the partner or explains the end. */
function Standing({ deal, vendorName }: { deal: ShownDeal; vendorName: string }) {
  if (deal.status === "info_requested") {
    const asked = deal.events.find(({ kind }) => kind === "info_requested");
    return (
      <Notice tone="warn" mark="info" title={`${vendorName} asks for information`}>
        {asked?.note} The decision clock is stopped until you answer.
      </Notice>
    );
  }
  if (deal.status === "rejected" || deal.status === "revoked") {
    const word = deal.status === "rejected" ? "Rejected" : "Revoked";
    const revoked = deal.events.find(({ kind }) => kind === "revoked");
    return (
      <Notice tone="bad" title={deal.closure ? `${word}: ${closureNames[deal.closure]}` : word}>
        {deal.status === "rejected" ? deal.decisionNote : revoked?.note}
      </Notice>
    );
  }
  if (deal.status === "approved" && deal.decisionNote) {
    return (
      <Notice tone="ok" title={`Approved by ${deal.deciderName ?? vendorName}`}>
        {deal.decisionNote}
      </Notice>
    );
  }
  return null;
}
