import { formatUnits } from "#app/ui/format.ts";
import type { MarkName } from "#app/ui/icon.tsx";
import type { Tone } from "#app/ui/status.tsx";

import type { Segment } from "../../worth/segments.ts";
import type { WorthRow } from "../../worth/worth-row.ts";
import type { WorthTerms } from "../../worth/worth-terms.ts";

export const segmentLooks: Record<Segment, { word: string; mark: MarkName; tone?: Tone }> = {
  top: { word: "Top", mark: "won", tone: "ok" },
  growing: { word: "Growing", mark: "dot", tone: "ok" },
  steady: { word: "Steady", mark: "ok" },
  new: { word: "New", mark: "now", tone: "live" },
  at_risk: { word: "At risk", mark: "warn", tone: "warn" },
  sleeping: { word: "Sleeping", mark: "draft", tone: "warn" },
  lost: { word: "Lost", mark: "lost", tone: "bad" },
};

/** Who is in a segment, by the limits that hold. The first that fits from the end of the list on is taken. */
export function segmentRules(
  {
    topPercent,
    growthPercent,
    newWeeks,
    riskPercent,
    sleepingPercent,
    lostPercent,
    sleepingWeeks,
  }: WorthTerms,
  silenceDays: number,
): Record<Segment, string> {
  return {
    top: `Among the ${topPercent}% with the highest lifetime value`,
    growing: `Bought ${growthPercent}% more in 52 weeks than in the 52 before`,
    steady: "Buys on as before",
    new: `Bought for the first time in the last ${newWeeks} weeks`,
    at_risk: `Less than ${riskPercent}% likely to buy again`,
    sleeping: `Less than ${sleepingPercent}%, or bought once, ${sleepingWeeks} weeks ago`,
    lost: `Less than ${lostPercent}%, or nothing for ${formatUnits(silenceDays)} days`,
  };
}

const DAY_MS = 86_400_000;

export const weeksSince = (day: Date, until: Date) =>
  Math.max(0, Math.round((until.getTime() - day.getTime()) / DAY_MS / 7));

const weeks = (count: number) => (count === 1 ? "1 week" : `${count} weeks`);

/** Why a customer may be leaving: its rhythm, and for how long it has been silent. */
export function silenceWords({ rhythmWeeks, lastDay }: WorthRow, until: Date): string {
  const silent = weeksSince(lastDay, until);
  if (rhythmWeeks === null) {
    return silent === 0 ? "Bought once, this week" : `Bought once, ${weeks(silent)} ago`;
  }
  const rhythm =
    rhythmWeeks < 1
      ? "Several times a week"
      : `Every ${formatUnits(rhythmWeeks, undefined, { digits: rhythmWeeks < 10 ? 1 : 0 })} weeks`;
  return silent === 0 ? `${rhythm}, bought this week` : `${rhythm}, silent ${weeks(silent)}`;
}
