import { z } from "zod";

import { type BadTarget, badTarget, type TargetRules } from "#app/platform/outgoing/target.ts";

import { EVERYTHING, eventTypes } from "./hook-events.ts";

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

const known: readonly string[] = [EVERYTHING, ...eventTypes];

const Events = z
  .array(z.string(), "Choose what to hear of")
  .min(1, "Choose what to hear of")
  .max(100)
  .refine((events) => events.every((event) => known.includes(event)), "Choose from the list")
  .transform((events) => (events.includes(EVERYTHING) ? [EVERYTHING] : [...new Set(events)]));

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
