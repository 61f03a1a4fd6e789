import { Link } from "@remix-run/react";

import { formatDay } from "#app/ui/format.ts";
import type { MarkName } from "#app/ui/icon.tsx";
import type { Tone } from "#app/ui/status.tsx";
import { Timeline, Moment as Told } from "#app/ui/timeline.tsx";

import type { Moment, MomentKind } from "../../story/moment.ts";

export const momentWords: Record<MomentKind, string> = {
  reported: "Wordings",
  record: "Own systems",
  decided: "Decisions",
  deal: "Deals",
  sale: "Sales",
  forecast: "Forecasts",
  account: "Joint accounts",
};

const marks: Record<MomentKind, MarkName> = {
  reported: "dot",
  record: "dot",
  decided: "review",
  deal: "submitted",
  sale: "dot",
  forecast: "ring",
  account: "overlap",
};

const looks: Record<NonNullable<Moment["look"]>, { mark?: MarkName; tone: Tone }> = {
  good: { mark: "ok", tone: "ok" },
  bad: { mark: "bad", tone: "bad" },
  live: { tone: "live" },
};

/** What happened to a customer, the latest first, each with the place where it can be looked at. */
export function Story({ moments, today }: { moments: Moment[]; today: Date }) {
  return (
    <Timeline>
      {moments.map(({ kind, id, at, text, help, note, to, look }) => (
        <Told
          key={`${kind} ${id}`}
          mark={marks[kind]}
          {...(look && looks[look])}
          time={[formatDay(at, undefined, today), help].filter(Boolean).join(", ")}
          dateTime={at.toISOString()}
          quote={note}
        >
          {to ? (
            <Link className="link" to={to}>
              {text}
            </Link>
          ) : (
            text
          )}
        </Told>
      ))}
    </Timeline>
  );
}
