import { z } from "zod";

import { SubmissionKind, SubmissionStatus } from "#app/platform/db/generated/enums.ts";

const Instant = z.iso
  .datetime()
  .meta({ description: "An instant in UTC", examples: ["2026-03-12T11:49:00.000Z"] });
const Day = z.iso.date().nullable();
const Count = z.int().min(0);
const Words = z.string().nullable();

/** A submission as a list shows it. */
export const SubmissionListItem = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(SubmissionKind),
    status: z
      .enum(SubmissionStatus)
      .meta({ description: "waiting: somebody is to apply or discard it" }),
    partner: z
      .strictObject({ id: z.uuid(), name: z.string() })
      .nullable()
      .meta({ description: "null for the vendor’s own" }),
    fileName: z.string(),
    bytes: Count,
    sha256: z.string().length(64),
    sender: z.string(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
    reversedAt: Instant.nullable(),
    decidedBy: Words.meta({ description: "Who had it applied, discarded or taken back" }),
    problem: Words.meta({ description: "Why the file as a whole was refused" }),
    rows: z.strictObject({
      read: Count,
      taken: Count,
      changed: Count.meta({ description: "Of those taken, lines reported otherwise before" }),
      same: Count.meta({ description: "Reported before, nothing changes" }),
      refused: Count,
      leftOut: Count.meta({ description: "No sale to anybody, or left out by a person" }),
    }),
  })
  .meta({ id: "SubmissionListItem" });
export type SubmissionListItem = z.infer<typeof SubmissionListItem>;

const Movement = z.strictObject({
  rows: Count,
  units: z.int(),
  amount: z.string().meta({ description: "A decimal", examples: ["1250.00"] }),
});

const Plan = z.strictObject({
  mark: z.string().meta({ description: "Send it with apply: what you saw is what is done" }),
  new: Count,
  changed: Count,
  same: Count,
  refused: Count,
  currency: z.string().length(3),
  sales: Movement,
  returns: Movement,
  from: Day,
  to: Day,
  unusual: z.array(z.string()).meta({ description: "How it differs from the last reports" }),
});

/** A submission with all that whoever asks may know of it. */
export const SubmissionResource = z
  .strictObject({
    ...SubmissionListItem.shape,
    progress: z.strictObject({ bytesRead: Count, rowsRead: Count, rowsApplied: Count }),
    plan: Plan.nullable().meta({ description: "What applying it does, or did" }),
    mistakes: z
      .array(
        z.strictObject({
          column: z.string(),
          problem: z.string(),
          hint: Words,
          refused: z.boolean().meta({ description: "false where the rows are taken nevertheless" }),
          rows: Count,
          firstRow: Count,
          values: z.array(z.string()),
        }),
      )
      .meta({ description: "Equal mistakes together, the most frequent first, at most 200" }),
    notes: z.array(z.string()).meta({ description: "What was assumed or passed over in reading" }),
    may: z
      .array(z.enum(["apply", "discard", "reverse"]))
      .meta({ description: "What the key may do with it now" }),
    links: z.strictObject({
      self: z.url(),
      page: z.url(),
      file: z.url(),
      errors: z.url(),
      acknowledgement: z.url().nullable().meta({ description: "Of an X12 file" }),
    }),
  })
  .meta({ id: "Submission" });
export type SubmissionResource = z.infer<typeof SubmissionResource>;

const next = z
  .string()
  .nullable()
  .meta({ description: "The `cursor` of the next page; null on the last" });

export const SubmissionList = z
  .strictObject({ data: z.array(SubmissionListItem), next })
  .meta({ id: "SubmissionList" });

export const RowErrors = z
  .strictObject({
    data: z.array(
      z.strictObject({
        row: Count.meta({
          description: "As a spreadsheet counts; the n-th object of JSON is n + 1",
        }),
        line: z
          .record(z.string(), z.string())
          .meta({ description: "The cells by the file’s own column names" }),
        errors: z.array(
          z.strictObject({
            column: z.string(),
            value: z.string(),
            problem: z.string(),
            hint: Words,
          }),
        ),
      }),
    ),
    next,
  })
  .meta({ id: "RowErrors" });
export type RowErrors = z.infer<typeof RowErrors>;
