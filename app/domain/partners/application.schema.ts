import { z } from "zod";

import { email, optional, optionalDomain, required } from "#app/platform/form-fields.ts";

import { checklistItems } from "./application.ts";
import { countries } from "./countries.ts";

/** What a company writes that wants to become a partner. */
export const Apply = z.object({
  company: required("Write the company’s name"),
  kind: z.enum(["reseller", "distributor", "supplier"], "Choose what you would be"),
  country: z.enum(Object.keys(countries), "Choose a country"),
  city: required("Write the city", 100),
  domain: optionalDomain(),
  taxId: optional(40),
  sells: required("Write what you sell and to whom", 4000),
  name: required("Write your name"),
  title: required("Write what you do there", 100),
  email: email(),
});
export type Apply = z.output<typeof Apply>;

/** The applicant's answer to a question. */
export const AnswerQuestion = z.object({ text: required("Write your answer", 4000) });

/** What the vendor does with an application, besides registering it. */
export const JudgeApplication = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("ask"),
      text: required("Write what you want to know", 4000),
    }),
    z.object({
      intent: z.literal("decline"),
      text: required("Write why; the applicant reads it", 4000),
    }),
    z.object({ intent: z.literal("note"), text: required("Write a note", 4000) }),
    z.object({
      intent: z.literal("check"),
      checked: z
        .union([z.string(), z.array(z.string())])
        .optional()
        .transform((given) => {
          const ticked = new Set([given ?? []].flat());
          return checklistItems.filter((item) => ticked.has(item));
        }),
    }),
  ],
  "Choose what to do",
);
export type JudgeApplication = z.output<typeof JudgeApplication>;

export const ApplicationListQuery = z.object({
  status: z.enum(["open", "received", "asked", "registered", "declined"]).catch("open"),
  q: z.string().trim().max(100).catch(""),
});
export type ApplicationListQuery = z.infer<typeof ApplicationListQuery>;
