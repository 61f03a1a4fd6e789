import { z } from "zod";

import { verdicts } from "../conflicts/conflict.ts";

export const QUEUE_SIZE = 60;

/** What can wait for the vendor. */
export const queueKinds = ["registration", "request", "dispute", "information"] as const;
export type QueueKind = (typeof queueKinds)[number];

export const queueSorts = ["due", "value", "submitted", "customer", "partner"] as const;
export type QueueSort = (typeof queueSorts)[number];
const sorts = queueSorts.flatMap((sort) => [sort, `-${sort}`] as const);

const chosen = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

/** Where a page of the queue begins or ends: the value that orders it, and the item. */
const place = z
  .string()
  .max(300)
  .regex(/~[0-9a-f-]{36}$/)
  .transform((text) => ({ key: text.slice(0, -37), id: text.slice(-36) }))
  .pipe(z.object({ key: z.string(), id: z.uuid() }));
export type QueuePlace = z.infer<typeof place>;

export const placeOf = (key: string, id: string) => `${key}~${id}`;

/** The queue's choices, as they stand in the address. A mangled link still opens. */
export const QueueQuery = z.object({
  /** `mine`: what one decides oneself; `partners`: all of the partners that one looks after. */
  who: z.enum(["mine", "partners", "all"]).catch("all"),
  status: z.enum(["waiting", "approved", "closed"]).catch("waiting"),
  kind: chosen(z.enum(queueKinds)),
  partner: chosen(z.uuid()),
  family: chosen(z.uuid()),
  /** Where the partner is. */
  country: chosen(z.string().regex(/^[A-Z]{2}$/)),
  /** Worth at least so many whole units of its own currency. */
  least: chosen(z.coerce.number().int().min(1).max(1_000_000_000)),
  verdict: chosen(z.enum([...verdicts, "clear"])),
  /** What the books say of approved and won ones. */
  bought: chosen(z.enum(["instead", "elsewhere", "nothing"])),
  due: chosen(z.enum(["overdue", "today", "week"])),
  q: chosen(
    z
      .string()
      .trim()
      .max(100)
      .transform((text) => text || undefined),
  ),
  sort: z.enum(sorts).catch("due"),
  after: chosen(place),
  before: chosen(place),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

/** Nothing chosen: everything that waits, the most urgent first. */
export const wholeQueue: QueueQuery = QueueQuery.parse({});

export const queueQueryFrom = (request: Request): QueueQuery => queueQueryOf(new URL(request.url));

export function queueQueryOf({ searchParams }: URL): QueueQuery {
  const given = [...searchParams].filter(([, value]) => value !== "" && !value.includes("\0"));
  const query = QueueQuery.parse(Object.fromEntries(given));
  // What was decided comes latest first, unless another order was asked for.
  const sort = query.status !== "waiting" && query.sort === "due" ? "-due" : query.sort;
  const { after, before } = query;
  return {
    ...query,
    sort,
    after: after && fits(after, sort) ? after : undefined,
    before: before && fits(before, sort) ? before : undefined,
  };
}

/** Times are seconds since 1970, as the database counts them. */
const keyShapes: Record<QueueSort, RegExp> = {
  due: /^(\d{1,11}(\.\d{1,6})?|Infinity)$/,
  submitted: /^\d{1,11}(\.\d{1,6})?$/,
  value: /^\d{1,18}$/,
  customer: /^/,
  partner: /^/,
};

const fits = ({ key }: QueuePlace, sort: QueueQuery["sort"]) =>
  keyShapes[sort.replace("-", "") as QueueSort].test(key);

/** The choices that narrow the queue; who asks, the order and the page are none of them. */
export const narrowing = [
  ...["kind", "partner", "family", "country", "least", "verdict", "bought", "due", "q"],
];
