import { dealEventKinds } from "../deal.ts";

/** Sent by hand, to see whether anything arrives. */
export const TEST_EVENT = "webhook.test";
/** Stands for every event, those that are still to come as well. */
export const EVERYTHING = "deal.*";

export const eventTypes = dealEventKinds.map((kind) => `deal.${kind}` as const);

/** The same for files that are handed over. */
export const EVERY_SUBMISSION = "submission.*";

/** What becomes of a file that was handed over. */
export const submissionEvents = ["waiting", "applied", "refused", "reversed"] as const;
export type SubmissionEvent = (typeof submissionEvents)[number];
export const submissionEventTypes = submissionEvents.map((kind) => `submission.${kind}` as const);

/** Whether an endpoint that chose `events` wants to hear of this one. */
export const wants = (events: readonly string[], type: string): boolean =>
  events.includes(`${type.split(".")[0]}.*`) || events.includes(type);

/** After the first try and each further one, in seconds: a day and a half in all. */
const waits = [5, 60, 600, 3_600, 6 * 3_600, 24 * 3_600];

/** When to try again after so many tries that came to nothing; null when it is enough. */
export function nextTry(attempts: number, now: Date): Date | null {
  const seconds = waits[attempts - 1];
  return seconds === undefined ? null : new Date(now.getTime() + seconds * 1_000);
}

const DAY = 86_400_000;
/** An endpoint to which nothing has got through for so long is not tried any more. */
export const FAILING_DAYS = 5;

export const isGivenUp = (failingSince: Date, now: Date): boolean =>
  now.getTime() - failingSince.getTime() >= FAILING_DAYS * DAY;

/** How long the secret before signs as well, so that receivers can take up the new one. */
export const OVERLAP_MS = DAY;
