import { Section } from "#app/ui/page.tsx";
import { Moment, Timeline } from "#app/ui/timeline.tsx";

import type { Clock } from "../clock.ts";
import type { DealEvent, DealEventKind } from "../deal.ts";
import { changeLines } from "./change-words.ts";
import { eventLooks } from "./deal-words.ts";
import { dueWords } from "./due-words.ts";

/** Where the words of the event alone would not say what is different. */
const tellsItsChanges: readonly DealEventKind[] = [
  "info_given",
  "amended",
  "amendment_granted",
  "resubmitted",
  "extended",
];

/** What happened to a deal, the latest first. */
export function DealEvents({ events, clock }: { events: DealEvent[]; clock: Clock }) {
  return (
    <Section title="What happened">
      <Timeline>
        {events.map(({ id, at, kind, actorName, note, changes }) => {
          const changed = tellsItsChanges.includes(kind) ? changeLines(changes, clock) : [];
          const look = eventLooks[kind] ?? { word: kind, mark: "dot" as const };
          return (
            <Moment
              key={id}
              mark={look.mark}
              tone={look.tone}
              time={`${dueWords(at, clock)}, ${actorName}`}
              dateTime={at.toISOString()}
              quote={note}
              help={
                changed.length > 0 &&
                changed.map((line) => (
                  <span key={line} style={{ display: "block" }}>
                    {line}
                  </span>
                ))
              }
            >
              {look.word}
            </Moment>
          );
        })}
      </Timeline>
    </Section>
  );
}
