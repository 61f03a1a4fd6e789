import { z } from "zod";

import { type BadTarget, badTarget, type TargetRules } from "#app/platform/outgoing/target.ts";

import { EVERY_SUBMISSION, EVERYTHING, eventTypes, submissionEventTypes } from "./hook-events.ts";

const words: Record<BadTarget, string> = {
  "no-address": "Write an address such as https://hooks.example.com/tributary",
  "not-https": "Write an address that begins with https://",
  "with-login": "Leave the login out of the address; messages are signed",
  "not-public": "Write an address that the open internet reaches",
};

const Url = (rules: TargetRules) =>
  z
    .string(words["no-address"])
    .trim()
    .superRefine((url, context) => {
      const bad = badTarget(url, rules);
      if (bad) context.addIssue({ code: "custom", message: words[bad] });
    });

const everything: readonly string[] = [EVERYTHING, EVERY_SUBMISSION];
const known: readonly string[] = [...everything, ...eventTypes, ...submissionEventTypes];

/** What is heard of anyway need not be named. */
const withoutThoseMeant = (events: readonly string[]): string[] => {
  const all = everything.filter((each) => events.includes(each));
  const named = events.filter((event) => !all.some((each) => event.startsWith(each.slice(0, -1))));
  return [...all, ...new Set(named)];
};

const Events = z
  .array(z.string(), "Choose what to hear of")
  .min(1, "Choose what to hear of")
  .max(100)
  .refine((events) => events.every((event) => known.includes(event)), "Choose from the list")
  .transform(withoutThoseMeant);

/** What is asked of somebody who wants to hear of deals elsewhere. */
export const addEndpointSchema = (rules: TargetRules) =>
  z.object({
    /** Made when the form was: the same form sent twice is the same endpoint. */
    endpointId: z.uuid("Open the form anew"),
    url: Url(rules),
    events: Events,
  });
export type AddEndpoint = z.output<ReturnType<typeof addEndpointSchema>>;

const endpointDeeds = ["pause", "resume", "rotate", "remove", "test"] as const;
export type EndpointDeed = (typeof endpointDeeds)[number];
