import { Link, useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatInstant, NOTHING } from "#app/ui/format.ts";
import { PageHead, Pair, Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { Clock } from "../../clock.ts";
import type { Dispute, NamedSide, Outcome, Rival } from "../../dispute/dispute.ts";
import type { TalkDeal } from "../../talk/talk-deal.ts";
import { DealStatus } from "../deal-status.tsx";
import { dueWords } from "../due-words.ts";
import { DecideForm, FindForm, OpenForm } from "./dispute-forms.tsx";
import { EvidenceTable } from "./evidence-table.tsx";

/** What was wrong with which field of which form, and what was typed. */
export type DisputeAnswer = {
  intent: string;
  errors: Record<string, string[] | null | undefined>;
  typed: Record<string, string>;
  refusal: string | null;
};

type DisputePageProps = {
  deal: TalkDeal;
  disputes: Dispute[];
  rivals: Rival[];
  clock: Clock;
  base: string;
  mayDecide: boolean;
  answer?: DisputeAnswer;
};

const done = {
  opened: "Both partners were asked for proof",
  found: "Noted for the vendor alone",
  decided: "Decided, and each side was told its own outcome",
};

/** Two partners' claims to one customer, with what each can show. */
export function DisputePage(props: DisputePageProps) {
  const { deal, disputes, rivals, clock, base, mayDecide, answer } = props;
  const [params] = useSearchParams();
  const opening = params.get("do") === "open" || answer?.intent === "open";
  return (
    <div className="record">
      <PageHead
        title={`Dispute about ${deal.customerName}`}
        sub={deal.number}
        actions={<LinkButton to={base}>To the deal</LinkButton>}
      />
      <Done words={done} />
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      {disputes.map((dispute) => (
        <OneDispute key={dispute.id} dispute={dispute} {...props} />
      ))}
      {disputes.length === 0 && rivals.length === 0 && (
        <Empty title="Nothing to dispute">
          No other partner has a deal for this customer and its product families.
        </Empty>
      )}
      {mayDecide && rivals.length > 0 && (
        <Section
          title="Open a dispute"
          sub="Each partner is asked for dated proof of its own work, and reads nothing of the other"
          actions={
            !opening &&
            disputes.length > 0 && (
              <LinkButton to={withParams(params, { do: "open", done: null })} size="sm" replace>
                Open another
              </LinkButton>
            )
          }
        >
          {(opening || disputes.length === 0) && (
            <OpenForm deal={deal} rivals={rivals} clock={clock} answer={answer} />
          )}
        </Section>
      )}
    </div>
  );
}

function OneDispute({
  dispute,
  clock,
  mayDecide,
  answer,
}: DisputePageProps & { dispute: Dispute }) {
  const { first, second, decidedAt } = dispute;
  return (
    <>
      <Standing dispute={dispute} clock={clock} />
      <Pair>
        <SideFacts side={first} clock={clock} place="Registered first" />
        <SideFacts side={second} clock={clock} place="Registered later" />
      </Pair>
      <div className="divide">
        <Section title="Evidence" sub="By the day it is about">
          <EvidenceTable dispute={dispute} clock={clock} />
        </Section>
      </div>
      {mayDecide && !decidedAt && (
        <div className="divide">
          <FindForm dispute={dispute} answer={answer} />
          <DecideForm dispute={dispute} answer={answer} />
        </div>
      )}
    </>
  );
}

const outcomes: Record<Outcome, (dispute: Dispute) => string> = {
  first: ({ first }) => `Decided for ${first.partnerName}`,
  second: ({ second }) => `Decided for ${second.partnerName}`,
  shared: () => "Decided: each keeps some product families",
};

function Standing({ dispute, clock }: { dispute: Dispute; clock: Clock }) {
  const { outcome, decidedAt, decidedBy, reasons, dueAt, openedBy, openedAt, reason } = dispute;
  const at = (instant: Date) => formatInstant(instant, clock.timeZone, undefined, clock.today);
  if (outcome && decidedAt) {
    return (
      <Notice tone="ok" title={`${outcomes[outcome](dispute)}, ${at(decidedAt)}`}>
        {decidedBy}: {reasons} What follows for each deal is decided on the deal.
      </Notice>
    );
  }
  const over = dueAt < clock.now;
  return (
    <Notice
      tone="warn"
      title={over ? "The day is over: decide" : `Both have until ${dueWords(dueAt, clock)}`}
    >
      Opened by {openedBy}, {at(openedAt)}: {reason}
    </Notice>
  );
}

function SideFacts({ side, clock, place }: { side: NamedSide; clock: Clock; place: string }) {
  return (
    <Section title={side.partnerName} sub={place}>
      <Facts
        facts={[
          {
            label: "Deal",
            value: (
              <span className="row-flex">
                <Link className="link" to={`/desk/deals/${side.dealId}`}>
                  {side.number}
                </Link>
                <DealStatus status={side.status} />
              </span>
            ),
          },
          {
            label: "Submitted",
            value: side.submittedAt ? formatInstant(side.submittedAt, clock.timeZone) : NOTHING,
          },
          { label: "Owner", value: side.ownerName },
          { label: "Was asked", value: side.ask },
          ...(side.told ? [{ label: "Was told", value: side.told }] : []),
        ]}
      />
    </Section>
  );
}
