import { z } from "zod";

import { ChangedTerms } from "#app/domain/deals/api/changed-terms.ts";
import { DealResource } from "#app/domain/deals/api/deal-resource.ts";
import { dealFields } from "#app/domain/deals/deal-fields.ts";
import {
  rejectionReasons,
  revocationReasons,
} from "#app/domain/deals/decide/decide-deal.schema.ts";
import { lossReasons } from "#app/domain/deals/tend/tend-deal.schema.ts";

import type { Operation } from "../operation.ts";
import { note } from "./deal-operations.ts";

const words = z.string().trim().min(1).max(2_000);

/** What can be done with a deal beyond changing it, by the last part of the address. */
const action = <B extends z.ZodType>(
  name: string,
  side: "partner" | "vendor",
  title: string,
  body: B,
  example: z.input<B>,
) =>
  ({
    id: `${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Deal`,
    method: "POST",
    path: `/deals/{dealId}/actions/${name}`,
    title,
    side,
    permission: side === "partner" ? "deal:register" : "deal:decide",
    body,
    named: "optional",
    version: "optional",
    answer: { status: 200, words: "The deal as it stands now", schema: DealResource },
    problems: ["not-found", "wrong-state", "refused", "changed"],
    example,
  }) as const satisfies Operation;

const NoteOnly = z.strictObject({ note });

export const actions = {
  withdraw: action("withdraw", "partner", "Take a registration back", NoteOnly, {
    note: "The customer has postponed",
  }),
  answer: action(
    "answer",
    "partner",
    "Answer what the vendor asked",
    z.strictObject({
      note: words,
      terms: ChangedTerms.optional().meta({
        description: "What was asked about, as it shall read",
      }),
    }),
    { note: "The site is in Leeds", terms: { customer: { city: "Leeds", postcode: "LS1 4AP" } } },
  ),
  amend: action(
    "amend",
    "partner",
    "Change the terms of a deal that nobody looks at yet",
    z.strictObject({ terms: ChangedTerms, note }),
    { terms: { lines: [{ partNo: "HI-4210", quantity: 12 }] }, note: "Two more for the annexe" },
  ),
  "ask-amendment": action(
    "ask-amendment",
    "partner",
    "Ask to change the terms",
    z.strictObject({ reason: words, terms: ChangedTerms }),
    {
      reason: "The customer takes two more",
      terms: { lines: [{ partNo: "HI-4210", quantity: 12 }] },
    },
  ),
  "withdraw-request": action(
    "withdraw-request",
    "partner",
    "Take back what was asked",
    z.strictObject({ requestId: z.uuid() }),
    { requestId: "01890000-0000-7000-8000-000000000000" },
  ),
  resubmit: action(
    "resubmit",
    "partner",
    "Hand an expired deal in again",
    z.strictObject({ terms: ChangedTerms.default({}), note }),
    { terms: { closeDay: "2027-03-31" }, note: "Their budget has come through" },
  ),
  close: action(
    "close",
    "partner",
    "Close as won or lost",
    z.discriminatedUnion("outcome", [
      z.strictObject({ outcome: z.literal("won"), note }),
      z.strictObject({ outcome: z.literal("lost"), reason: z.enum(lossReasons), note }),
    ]),
    { outcome: "lost", reason: "price", note: "12 % below our offer" },
  ),
  "ask-extension": action(
    "ask-extension",
    "partner",
    "Ask for more time",
    z.strictObject({ reason: words }),
    { reason: "Their budget round ends in May" },
  ),
  "start-review": action("start-review", "vendor", "Begin to look at it", z.strictObject({}), {}),
  "ask-information": action(
    "ask-information",
    "vendor",
    "Ask the partner for information",
    z.strictObject({
      note: words,
      fields: z
        .array(z.enum(dealFields))
        .max(dealFields.length)
        .default([])
        .meta({ description: "What the partner may change with its answer" }),
    }),
    { note: "Which site is it for", fields: ["address"] },
  ),
  approve: action(
    "approve",
    "vendor",
    "Approve, or pass to the next step",
    z.strictObject({
      note,
      freeOnly: z
        .boolean()
        .default(false)
        .meta({ description: "Leave out families that another deal protects" }),
    }),
    { note: "Go ahead" },
  ),
  reject: action(
    "reject",
    "vendor",
    "Reject",
    z.strictObject({ reason: z.enum(rejectionReasons), note: words }),
    { reason: "existing_customer", note: "They have bought from us directly since 2019" },
  ),
  "answer-request": action(
    "answer-request",
    "vendor",
    "Grant or refuse what the partner asked for",
    z.discriminatedUnion("answer", [
      z.strictObject({ requestId: z.uuid(), answer: z.literal("grant"), note }),
      z.strictObject({ requestId: z.uuid(), answer: z.literal("refuse"), note: words }),
    ]),
    { requestId: "01890000-0000-7000-8000-000000000000", answer: "grant" },
  ),
  revoke: action(
    "revoke",
    "vendor",
    "Take an approval back",
    z.strictObject({ reason: z.enum(revocationReasons), note: words }),
    { reason: "direct_engaged", note: "The tender names us as supplier" },
  ),
};
export type ActionName = keyof typeof actions;

export const isAction = (name: string | undefined): name is ActionName =>
  name !== undefined && Object.hasOwn(actions, name);
