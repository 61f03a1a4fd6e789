import { formatDay } from "#app/ui/format.ts";
import type { MarkName } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { Tone } from "#app/ui/status.tsx";
import { Moment, Timeline } from "#app/ui/timeline.tsx";

import { type Clock, dayOf, daysUntil } from "../../clock.ts";
import type { Ahead } from "../../tend/course.ts";
import {
  daysWords,
  dayWords,
  dueWords,
  leftWords,
  type Names,
  weekdayWords,
} from "../due-words.ts";

type Told = { mark?: MarkName; tone?: Tone; text: string; time?: string; help?: string };

type DealCourseProps = { ahead: readonly Ahead[]; names: Names; clock: Clock };

/** What comes next for a deal: who acts, by when, and what happens if nobody does. */
export function DealCourse({ ahead, names, clock }: DealCourseProps) {
  if (ahead.length === 0) return null;
  return (
    <Section title="What comes next">
      <Timeline timesAtEnd label="What comes next">
        {ahead.map((each, place) => {
          const { mark, tone, text, time, help } = toldOf(each, names, clock);
          return (
            <Moment
              key={each.what === "step" ? each.step.stepNo : each.what}
              mark={mark ?? (place === 0 ? "now" : "ring")}
              tone={tone ?? (place === 0 ? "live" : undefined)}
              time={time}
              help={help}
            >
              {place === 0 ? <span className="strong">{text}</span> : text}
            </Moment>
          );
        })}
      </Timeline>
    </Section>
  );
}

const dayOrToday = (day: Date, clock: Clock) =>
  day.getTime() === clock.today.getTime() ? "today" : formatDay(day, undefined, clock.today);

function toldOf(each: Ahead, { vendor, partner }: Names, clock: Clock): Told {
  const you = partner === "You";
  switch (each.what) {
    case "step": {
      const { step, current } = each;
      return {
        text: `${step.name}: ${step.approver}`,
        time: dueWords(step.dueAt, clock),
        ...(current && step.dueAt < clock.now && { tone: "warn" }),
      };
    }
    case "decide":
      return {
        text: `${vendor} decides`,
        time: each.at ? leftWords(each.at, clock) : undefined,
        ...(each.late && { tone: "warn" }),
        help: each.escalated
          ? `It has gone to ${vendor}’s administrators`
          : `If not by then, it goes to ${vendor}’s administrators`,
      };
    case "request":
      return {
        text: `${vendor} answers what ${you ? "you" : partner} asked for`,
        time: `by ${dueWords(each.at, clock)}`,
      };
    case "answer":
      return {
        text: you ? "You answer" : `${partner} answers`,
        time: each.asked ? `asked ${dueWords(each.asked, clock)}` : undefined,
        tone: "warn",
        help: "The decision clock stands still until then",
      };
    case "decide-after-answer":
      return { text: `${vendor} decides`, help: "With the time that was left when it asked" };
    case "protect":
      return {
        text: `Protected for ${each.days} days, once approved`,
        time: each.until ? `to ${weekdayWords(each.until, clock)}` : undefined,
      };
    case "first-update":
      return { text: you ? "Your first update" : "The first update", time: `${each.days} days on` };
    case "update":
      return {
        text: you ? "Your update" : `${partner}’s update`,
        time: `by ${dayWords(each.at, clock)}`,
        ...(each.late && { tone: "warn" }),
        help: `One every ${daysWords(each.days)}; a reminder follows when it is late`,
      };
    case "reminders":
      return {
        text: "A reminder of the end",
        time: each.days[0] && dayOrToday(each.days[0], clock),
        help:
          each.days.length > 1
            ? `Then on ${each.days
                .slice(1)
                .map((day) => formatDay(day, undefined, clock.today))
                .join(", ")}`
            : undefined,
      };
    case "ask-extension":
      return {
        text: "Last day to ask for more time",
        time: dayOrToday(dayOf(each.at, clock), clock),
        ...(daysUntil(each.at, clock) === 0 && { tone: "warn" }),
        help: `${each.days} days more, once`,
      };
    case "end":
      return {
        mark: "expired",
        text: "Protection ends",
        time: weekdayWords(each.at, clock),
        help: "Others may register this customer then",
      };
    case "again":
      return {
        text: you ? "You may register it again" : `${partner} may register it again`,
        help: `As version ${each.next}, with the prices and rules of that day`,
      };
  }
}
