import { Section } from "#app/ui/page.tsx";
import { Moment, Timeline } from "#app/ui/timeline.tsx";

import type { Clock } from "../clock.ts";
import type { DealEvent } from "../deal.ts";
import { eventLooks } from "./deal-words.ts";
import { dueWords } from "./due-words.ts";

/** What happened to a deal, the latest first. */
export function DealEvents({ events, clock }: { events: DealEvent[]; clock: Clock }) {
  return (
    <Section title="What happened">
      <Timeline>
        {events.map(({ id, at, kind, actorName, note }) => {
          const look = eventLooks[kind] ?? { word: kind, mark: "dot" as const };
          return (
            <Moment
              key={id}
              mark={look.mark}
              tone={look.tone}
              time={`${dueWords(at, clock)}, ${actorName}`}
              dateTime={at.toISOString()}
              quote={note}
            >
              {look.word}
            </Moment>
          );
        })}
      </Timeline>
    </Section>
  );
}
