import { z } from "zod";

import {
  ClosureReason,
  DealRequestKind,
  DealRequestStatus,
  DealStatus,
  SalesStage,
} from "#app/platform/db/generated/enums.ts";

import { dealEventKinds } from "../deal.ts";

const Instant = z.iso
  .datetime()
  .meta({ description: "An instant in UTC", examples: ["2026-03-12T11:49:00.000Z"] });
const Day = z.iso.date().meta({ description: "A calendar day", examples: ["2026-05-22"] });
const Money = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ description: "A decimal in the deal’s currency", examples: ["1250.00"] });
const Words = z.string().nullable();

/** A deal as a list shows it. */
export const DealListItem = z
  .strictObject({
    id: z.uuid(),
    number: z.string().meta({ examples: ["DR-7K2M4P"] }),
    version: z.int().min(1).meta({ description: "Counts the changes; the ETag holds the same" }),
    status: z.enum(DealStatus).meta({ description: "The vendor’s word" }),
    stage: z.enum(SalesStage).meta({ description: "The partner’s word" }),
    partner: z.strictObject({ id: z.uuid(), name: z.string() }),
    owner: z.strictObject({ name: z.string() }),
    customerName: z.string(),
    families: z.array(z.string()).meta({ description: "Product families, by name" }),
    currency: z.string().length(3),
    value: Money,
    closeDay: Day.meta({ description: "When the partner expects the order" }),
    reference: Words.meta({ description: "The partner’s own number for it" }),
    createdAt: Instant,
    updatedAt: Instant,
    submittedAt: Instant.nullable(),
    decideBy: Instant.nullable().meta({ description: "By when the vendor answers" }),
    decidedAt: Instant.nullable(),
    closure: z.enum(ClosureReason).nullable(),
    protectedUntil: Instant.nullable(),
  })
  .meta({ id: "DealListItem" });
export type DealListItem = z.infer<typeof DealListItem>;

const Line = z.strictObject({
  line: z.int(),
  partNo: z.string(),
  productId: z.uuid(),
  product: z.string(),
  family: z.string(),
  quantity: z.int(),
  unitPrice: Money,
  amount: Money,
});

const Event = z.strictObject({
  id: z.uuid(),
  at: Instant,
  kind: z.enum(dealEventKinds).or(z.string()).meta({ description: "More kinds may come" }),
  by: z.string(),
  side: z.enum(["vendor", "partner"]),
  note: Words,
});

const Request = z.strictObject({
  id: z.uuid(),
  kind: z.enum(DealRequestKind),
  status: z.enum(DealRequestStatus),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: Instant,
  answerBy: Instant,
  until: Instant.nullable().meta({ description: "The new end that an extension asks for" }),
  answeredAt: Instant.nullable(),
  answer: Words,
});

/** A deal with all that whoever asks may know of it. */
export const DealResource = z
  .strictObject({
    ...DealListItem.shape,
    customer: z.strictObject({
      name: z.string(),
      domain: Words,
      duns: Words,
      vat: Words,
      street: Words,
      postcode: Words,
      city: Words,
      country: Words,
    }),
    contact: z.strictObject({ name: z.string(), email: Words, phone: Words }),
    workDone: z.string(),
    decision: z
      .strictObject({ by: Words, note: Words })
      .nullable()
      .meta({ description: "The vendor’s answer, once there is one" }),
    program: z.strictObject({ name: z.string(), version: z.int() }),
    lines: z.array(Line),
    protections: z.array(z.strictObject({ family: z.string(), from: Instant, until: Instant })),
    requests: z
      .array(Request)
      .meta({ description: "What the partner asked for, the latest first" }),
    events: z.array(Event).meta({ description: "What happened, the newest first, at most 200" }),
    links: z.strictObject({ self: z.url(), page: z.url() }),
  })
  .meta({ id: "Deal" });
export type DealResource = z.infer<typeof DealResource>;

export const DealList = z
  .strictObject({
    data: z.array(DealListItem),
    next: z
      .string()
      .nullable()
      .meta({ description: "The `cursor` of the next page; null on the last" }),
  })
  .meta({ id: "DealList" });
export type DealList = z.infer<typeof DealList>;
