import { z } from "zod";

import { segments } from "./segments.ts";

const minor = z.coerce.bigint();
const segment = z.enum(segments);

const fitted = <Names extends string>(names: readonly [Names, ...Names[]]) =>
  z.discriminatedUnion("ok", [
    z.object({
      ok: z.literal(true),
      model: z.record(z.enum(names), z.number()),
      open: z.array(z.enum(names)),
      logLikelihood: z.number(),
    }),
    z.object({ ok: z.literal(false), reason: z.string() }),
  ]);

const group = z.object({
  name: z.string(),
  customers: z.number(),
  expected: z.number(),
  made: z.number(),
});

/** What was foretold of weeks that the models had not seen, and what came. */
const check = z.object({
  from: z.coerce.date(),
  weeks: z.number(),
  customers: z.number(),
  expected: z.number(),
  made: z.number(),
  groups: z.array(group),
});

const inSegment = z.object({
  segment,
  customers: z.number(),
  yearMinor: minor,
  beforeMinor: minor,
  lifetimeMinor: minor,
  expected: z.number(),
});

/** Customers that went from one segment to another; from none, where they had not bought before. */
const move = z.object({
  from: segment.nullable(),
  to: segment,
  customers: z.number(),
  minor,
});

/** A run as it is kept: the models, what they are judged by, and what the customers add up to. */
export const WorthReport = z.object({
  currency: z.string(),
  terms: z.record(z.string(), z.number()),
  silenceDays: z.number(),
  firstDay: z.coerce.date(),
  until: z.coerce.date(),
  seconds: z.number(),
  customers: z.number(),
  returned: z.number(),
  purchases: z.number(),
  withoutValue: z.number(),
  buying: fitted(["r", "alpha", "a", "b"]),
  spending: fitted(["p", "q", "v"]),
  correlation: z.number().nullable(),
  check: check.nullable(),
  /** From so much on a customer is one of the top. */
  topFrom: minor.nullable(),
  segments: z.array(inSegment),
  moves: z.array(move),
  against: z.coerce.date().nullable(),
});
export type WorthReport = z.infer<typeof WorthReport>;
export type HoldoutCheck = z.infer<typeof check>;
export type SegmentSum = z.infer<typeof inSegment>;
export type Move = z.infer<typeof move>;
export type FittedBuying = WorthReport["buying"];
export type FittedSpending = WorthReport["spending"];

/** As text for a column of JSON, which knows neither large whole numbers nor days. */
export const reportText = (report: WorthReport): string =>
  JSON.stringify(report, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value));

/** The run as it was kept; null where it is none that can be read. */
export function reportFrom(kept: unknown): WorthReport | null {
  const report = WorthReport.safeParse(kept);
  return report.success ? report.data : null;
}
