import { z } from "zod";

import { DealList, DealResource } from "#app/domain/deals/api/deal-resource.ts";
import { DealListFilter } from "#app/domain/deals/api/list-query.ts";
import { NewDeal } from "#app/domain/deals/api/new-deal.ts";
import { salesStages } from "#app/domain/deals/register/register-deal.schema.ts";

import type { Operation } from "../operation.ts";

export const note = z.string().trim().max(2_000).nullish();

const deal = (words: string, status: 200 | 201 = 200): Operation["answer"] => ({
  status,
  words,
  schema: DealResource,
});

export const listDeals = {
  id: "listDeals",
  method: "GET",
  path: "/deals",
  title: "List deals",
  text: "The deals that your organisation may see, the newest first, in pages. Follow `next`, or the `Link` header.",
  side: "both",
  permission: "deal:read",
  query: DealListFilter,
  answer: { status: 200, words: "One page", schema: DealList },
} as const satisfies Operation;

export const getDeal = {
  id: "getDeal",
  method: "GET",
  path: "/deals/{dealId}",
  title: "Read a deal",
  side: "both",
  permission: "deal:read",
  answer: deal("The deal; its `ETag` names the version"),
  problems: ["not-found"],
} as const satisfies Operation;

export const createDeal = {
  id: "createDeal",
  method: "POST",
  path: "/deals",
  title: "Register a deal",
  text: "By the same rules as the form. Amounts are worked out from your prices. It belongs to whoever made the key.",
  side: "partner",
  permission: "deal:register",
  body: NewDeal,
  named: "required",
  answer: deal("The deal, as it was handed in", 201),
  problems: ["refused"],
  example: {
    customer: {
      name: "Meridian Health Group",
      domain: "meridianhealth.example",
      city: "Leeds",
      country: "GB",
    },
    contact: { name: "Claire Dunn", email: "claire.dunn@meridianhealth.example" },
    currency: "EUR",
    lines: [{ partNo: "HI-4210", quantity: 10 }],
    stage: "proposal",
    closeDay: "2027-01-29",
    reference: "CRM-20817",
    workDone: "Site survey on 4 March, offer sent",
  },
} as const satisfies Operation;

export const ChangeDeal = z
  .strictObject({
    stage: z.enum(salesStages).optional(),
    closeDay: z.iso.date().optional(),
    note: note.meta({ description: "What has happened since the last update" }),
  })
  .refine((change) => Object.values(change).some(Boolean), "Nothing to change")
  .meta({ id: "ChangeDeal" });

export const changeDeal = {
  id: "changeDeal",
  method: "PATCH",
  path: "/deals/{dealId}",
  title: "Tell how the sale goes",
  text: "What is left out stays. It counts as the update that the programme asks for.",
  side: "partner",
  permission: "deal:register",
  body: ChangeDeal,
  named: "optional",
  version: "required",
  answer: deal("The deal as it stands now"),
  problems: ["not-found", "wrong-state", "changed"],
  example: { stage: "negotiation", note: "The offer is with their board" },
} as const satisfies Operation;
