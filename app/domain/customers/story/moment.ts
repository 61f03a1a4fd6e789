/** What a customer's story is told of; each can be looked at alone. */
export const momentKinds = [
  "reported",
  "record",
  "decided",
  "deal",
  "sale",
  "forecast",
  "account",
] as const;
export type MomentKind = (typeof momentKinds)[number];

/** One thing that happened to a customer, in words that stand by themselves. */
export type Moment = {
  kind: MomentKind;
  id: string;
  at: Date;
  text: string;
  /** Who did it, and what else is worth a word. */
  help: string | null;
  /** What somebody wrote of it. */
  note: string | null;
  /** Where it can be looked at. */
  to: string | null;
  /** How it is to be taken, where it ended something. */
  look: "good" | "bad" | "live" | null;
};

/** A place in the story: everything before it follows. */
export type Place = { at: Date; id: string };

export const placeWord = ({ at, id }: Place) => `${at.toISOString()}~${id}`;

/** The place that an address names; null where it names none. */
export function placeFrom(word: string | null): Place | null {
  const [time = "", id = ""] = (word ?? "").split("~");
  const at = new Date(time);
  const whole =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time) && !Number.isNaN(at.getTime());
  return whole && /^[0-9a-z-]{1,40}$/.test(id) ? { at, id } : null;
}

/** The latest of what every room told, one story; `next` is where the rest begins. */
export function inOneStory(told: readonly (readonly Moment[])[], take: number) {
  const all = told.flat().sort(laterFirst);
  const moments = all.slice(0, take);
  const last = moments.at(-1);
  return { moments, next: all.length > take && last ? placeWord(last) : null };
}

const laterFirst = (a: Place, b: Place) =>
  b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
