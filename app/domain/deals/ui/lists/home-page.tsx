import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

import { LinkButton } from "#app/ui/button.tsx";
import { WindowBars } from "#app/ui/charts/window-bars.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Chip } from "#app/ui/filter-bar.tsx";
import { formatMoney } from "#app/ui/format.ts";
import { Section, SectionHead, Side, Split } from "#app/ui/page.tsx";
import { Moment, Timeline } from "#app/ui/timeline.tsx";

import type { PartnerHome } from "../../lists/partner-home.ts";
import { eventLooks } from "../deal-words.ts";
import { daysWords, dueWords } from "../due-words.ts";
import { DealTable } from "./deal-table.tsx";
import { DraftsToDo } from "./drafts-to-do.tsx";
import { HomeToDos } from "./home-to-dos.tsx";

const shown = ["customer", "families", "value", "status", "track", "protected", "next"];

type HomePageProps = {
  home: PartnerHome;
  partnerId: string;
  who: "mine" | "team";
  /** What else wants doing, below what the deals want. */
  children?: ReactNode;
};

/** What wants doing, the deals it is about, and how long each is still protected. */
export function HomePage({ home, partnerId, who, children }: HomePageProps) {
  const { clock, vendorName } = home;
  const worth = home.worth
    .map(({ currency, minor }) => formatMoney(minor, currency, undefined, { whole: true }))
    .join(" and ");
  return (
    <Split cols="main-side">
      <div>
        {(home.toDos.length > 0 || home.drafts.count > 0 || children) && (
          <HomeToDos toDos={home.toDos} clock={clock} vendorName={vendorName}>
            {children}
            <DraftsToDo drafts={home.drafts} clock={clock} />
          </HomeToDos>
        )}
        <SectionHead
          overTable
          title={who === "mine" ? "Your deals" : "Your team’s deals"}
          sub={home.liveCount > 0 && `${home.liveCount} live, worth ${worth}`}
          actions={
            <>
              <Chip to="?who=mine" pressed={who === "mine"}>
                <b>Mine</b>
              </Chip>
              <Chip to="?who=team" pressed={who === "team"}>
                <b>Whole team</b>
              </Chip>
            </>
          }
        />
        <DealTable
          deals={home.deals}
          reader={{ clock, vendorName, partnerId }}
          sort="protected"
          fixedOrder
          shown={shown}
          caption="Live deals"
          empty={
            <Empty
              title="No live deal"
              actions={
                <LinkButton icon="plus" to="/portal/deals/new">
                  Register a deal
                </LinkButton>
              }
            >
              A registered deal keeps other partners off your customer while you sell.
            </Empty>
          }
        />
        {home.liveCount > home.deals.length && (
          <p className="section">
            <Link className="link" to="/portal/deals">
              All {home.liveCount} live deals
            </Link>
          </p>
        )}
        <News home={home} />
      </div>
      <Protections home={home} />
    </Split>
  );
}

function News({ home: { news, clock } }: { home: PartnerHome }) {
  if (news.length === 0) return null;
  return (
    <Section title="In the last 7 days">
      <Timeline>
        {news.map(({ id, dealId, kind, customerName, at, actorName }) => {
          const look = eventLooks[kind];
          return (
            <Moment
              key={id}
              mark={look?.mark}
              tone={look?.tone}
              time={`${dueWords(at, clock)}, ${actorName}`}
              dateTime={at.toISOString()}
            >
              <Link className="link" to={`/portal/deals/${dealId}`}>
                {customerName}
              </Link>
              : {look?.word.toLowerCase() ?? kind}
            </Moment>
          );
        })}
      </Timeline>
    </Section>
  );
}

function Protections({ home: { protections, clock } }: { home: PartnerHome }) {
  return (
    <Side label="At a glance">
      <Section title="Protection">
        {protections.length > 0 ? (
          <WindowBars
            label={`Protection windows: ${protections
              .map(({ name, days }) => `${name} ${daysWords(days)}`)
              .join(", ")}`}
            today={clock.now}
            rows={protections.slice(0, 10).map(({ name, from, until, days }) => ({
              name,
              from,
              until,
              text: daysWords(days),
              urgent: days <= 14,
            }))}
          />
        ) : (
          <p className="quiet">Nothing is protected now.</p>
        )}
      </Section>
    </Side>
  );
}
