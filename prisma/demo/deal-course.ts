import { plainCalendar } from "#app/domain/programs/business-calendar.ts";
import { addBusinessTime } from "#app/domain/programs/business-time.ts";
import { addDays } from "#app/domain/programs/local-time.ts";

import type { Calendar } from "./calendar.ts";
import {
  lostNotes,
  news,
  questions,
  rejections,
  revokedNote,
  withdrawnNotes,
  wonNotes,
} from "./deal-phrases.ts";
import type { Move, PastDeal } from "./past-deal.ts";
import type { Random } from "./random.ts";
import { vendor } from "./vendor.ts";

/** What becomes of a registration. */
export type Course = Pick<
  PastDeal,
  | "stage"
  | "status"
  | "closure"
  | "submitted"
  | "decided"
  | "approved"
  | "released"
  | "won"
  | "moves"
> & {
  /** When its protection ends by itself. */
  until: Date | null;
  /** When it came to its end. */
  ended: Date | null;
};

type Asked = { until: Date; refusal: string | null };

const DAY = 86_400_000;
const atWork = plainCalendar(vendor.timeZone);

/**
 * Tells a registration's course up to now: what has not happened yet is left out. `ask` is what an approval at a
 * moment would meet.
 */
export function courseOf(
  submitted: Date,
  calendar: Calendar,
  random: Random,
  ask: (at: Date) => Asked,
): Course {
  const { now } = calendar;
  const course: Course = {
    stage: random.pick(["prospect", "qualified", "qualified", "proposal"]),
    ...{ status: "submitted", closure: null, submitted, decided: null, approved: null },
    ...{ released: null, won: null, until: null, ended: null },
    moves: [{ kind: "submitted", at: submitted, side: "partner", note: null }],
  };
  const go = teller(course, now);
  const working = (from: Date, days: number) =>
    addBusinessTime(from, days * DAY + random.between(0, 4 * 60) * 60_000, atWork);
  const waits = random.weighted([0.3, 0.8, 1.3, 2.1, 2.7], (days) => 3 - days / 2);

  let last = submitted;
  if (random.chance(0.55)) {
    last = working(submitted, waits / 2);
    if (!go({ kind: "review_started", at: last, side: "vendor", note: null }, "in_review"))
      return course;
  }
  if (random.chance(0.11)) {
    const [question, answer] = random.pick(questions);
    const asked = working(last, 0.3);
    if (
      !go({ kind: "info_requested", at: asked, side: "vendor", note: question }, "info_requested")
    )
      return course;
    last = working(asked, random.between(1, 5));
    if (!go({ kind: "info_given", at: last, side: "partner", note: answer }, "submitted"))
      return course;
  }
  if (random.chance(0.03)) {
    const note = random.pick(withdrawnNotes);
    const at = working(last, 0.4);
    if (go({ kind: "withdrawn", at, side: "partner", note }, "withdrawn")) course.ended = at;
    return course;
  }
  const at = working(last, waits);
  return random.chance(0.1)
    ? rejected(course, at, go, random)
    : decided(course, at, { go, random, ask, now });
}

type Go = (move: Move, status: PastDeal["status"]) => boolean;

/** Notes what happens, as long as it has happened. */
const teller =
  (course: Course, now: Date): Go =>
  (move, status) => {
    if (move.at >= now) return false;
    course.moves = [...course.moves, move];
    course.status = status;
    return true;
  };

function rejected(course: Course, at: Date, go: Go, random: Random): Course {
  const [closure, note] = random.pick(rejections);
  if (!go({ kind: "rejected", at, side: "vendor", note }, "rejected")) return course;
  return { ...course, closure, decided: { at, note }, ended: at };
}

type Deciding = { go: Go; random: Random; ask: (at: Date) => Asked; now: Date };

function decided(course: Course, at: Date, { go, random, ask, now }: Deciding): Course {
  if (at >= now) return course;
  const { until, refusal } = ask(at);
  if (refusal) {
    go({ kind: "rejected", at, side: "vendor", note: refusal }, "rejected");
    return { ...course, closure: "duplicate", decided: { at, note: refusal }, ended: at };
  }
  go({ kind: "approved", at, side: "vendor", note: null }, "approved");
  const approved: Course = { ...course, decided: { at, note: null }, approved: at, until };
  return followed(approved, { at, until, random, now });
}

type Following = { at: Date; until: Date; random: Random; now: Date };

function followed(course: Course, { at, until, random, now }: Following): Course {
  const go = teller(course, now);
  const end = random.weighted(
    ["won", "lost", "expired", "revoked"] as const,
    (fate) => chances[fate],
  );
  const days = {
    won: random.between(9, 78),
    lost: random.between(8, 80),
    expired: 90,
    revoked: random.between(44, 75),
  };
  const ends =
    end === "expired" ? new Date(until.getTime() + 5 * 60_000) : later(at, days[end], random);
  tellNews(course, go, { from: at, until: end === "revoked" ? addDays(at, 12) : ends, random });
  if (ends >= now) return course;
  switch (end) {
    case "won":
      go({ kind: "won", at: ends, side: "partner", note: random.pick(wonNotes) }, "won");
      return { ...course, stage: "committed", closure: "converted", won: ends, ended: ends };
    case "lost":
      go({ kind: "lost", at: ends, side: "partner", note: random.pick(lostNotes) }, "lost");
      return { ...course, released: ends, ended: ends };
    case "revoked":
      go({ kind: "revoked", at: ends, side: "vendor", note: revokedNote }, "revoked");
      return { ...course, released: ends, ended: ends, decided: { at, note: revokedNote } };
    case "expired":
      go({ kind: "expired", at: ends, side: "vendor", note: null }, "expired");
      return { ...course, ended: ends };
  }
}

const chances = { won: 52, lost: 25, expired: 19, revoked: 4 };

const later = (at: Date, days: number, random: Random) =>
  new Date(
    addBusinessTime(addDays(at, days), 0, atWork).getTime() + random.between(0, 90) * 60_000,
  );

type Told = { from: Date; until: Date; random: Random };
const stages = ["qualified", "proposal", "negotiation"] as const;
const names = {
  qualified: "Qualified",
  proposal: "Proposal",
  negotiation: "Negotiation",
  prospect: "Prospect",
  committed: "Committed",
};

/** An update every few weeks, as the programme asks for. */
function tellNews(course: Course, go: Go, { from, until, random }: Told) {
  let step = course.stage === "proposal" ? 1 : 0;
  for (
    let at = later(from, random.between(11, 24), random);
    at < until;
    at = later(at, random.between(16, 29), random)
  ) {
    step = Math.min(2, step + (random.chance(0.6) ? 1 : 0));
    const stage = stages[step] ?? "negotiation";
    const moved = stage !== course.stage;
    const said = random.pick(news);
    const note = moved ? `${names[course.stage]} → ${names[stage]}. ${said}` : said;
    if (!go({ kind: moved ? "stage_changed" : "updated", at, side: "partner", note }, "approved"))
      return;
    course.stage = stage;
  }
}
