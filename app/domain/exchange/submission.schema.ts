import { z } from "zod";

import { SubmissionKind, SubmissionStatus } from "#app/platform/db/generated/enums.ts";
import { dayInWords } from "#app/platform/form-fields.ts";

import { submissionSorts } from "./lists/submission-order.ts";

const Place = z.string().max(800).optional().catch(undefined);
const Day = dayInWords()
  .transform((text) => new Date(text))
  .optional()
  .catch(undefined);
const RowNo = z.coerce.number().int().min(1).max(10_000_000).optional().catch(undefined);

/** What a list of submissions shows; a mangled link still opens. */
export const SubmissionListQuery = z.object({
  partner: z.uuid().optional().catch(undefined),
  kind: z.enum(SubmissionKind).optional().catch(undefined),
  status: z.enum(SubmissionStatus).optional().catch(undefined),
  q: z
    .string()
    .trim()
    .max(100)
    .transform((text) => text || undefined)
    .optional()
    .catch(undefined),
  /** Files of which lines lie between these days. */
  from: Day,
  to: Day,
  sort: z.enum(submissionSorts).catch("-when"),
  cols: z.array(z.string().max(20)).max(20).catch([]),
  /** Those that were ticked. */
  selected: z.array(z.uuid()).max(200).catch([]),
  after: Place,
  before: Place,
});
export type SubmissionListQuery = z.infer<typeof SubmissionListQuery>;

/** Whether anything is left out of the list. */
export const isNarrowed = (query: SubmissionListQuery): boolean =>
  Boolean(query.partner || query.kind || query.status || query.q || query.from || query.to);

export function submissionListQueryFrom(request: Request): SubmissionListQuery {
  const params = new URL(request.url).searchParams;
  const lists = { cols: params.getAll("cols"), selected: params.getAll("selected") };
  return SubmissionListQuery.parse({ ...Object.fromEntries(params), ...lists });
}

/** What the list's choices mean, on screen and as a file. */
export const submissionFilterOf = (query: SubmissionListQuery) => ({
  partnerId: query.partner,
  kinds: query.kind && [query.kind],
  status: query.status,
  q: query.q,
  from: query.from,
  to: query.to,
  ...(query.selected.length > 0 && { ids: query.selected }),
});

/** What the page of one submission shows. */
export const SubmissionQuery = z.object({
  show: z.enum(["mistakes", "rows", "reading"]).optional().catch(undefined),
  verdict: z.enum(["taken", "same", "refused", "left_out"]).optional().catch(undefined),
  /** The row that a figure came from. */
  row: RowNo,
  after: RowNo,
  before: RowNo,
  /** Set when the same file was handed over again. */
  same: z.literal("1").optional().catch(undefined),
  /** Asks what taking the file back would do. */
  reverse: z.literal("1").optional().catch(undefined),
});
export type SubmissionQuery = z.infer<typeof SubmissionQuery>;

export const FileLayoutSchema = z.object({
  encoding: z.string(),
  delimiter: z.string(),
  headerRow: z.number(),
  cells: z.array(z.string()),
  at: z.record(z.string(), z.number()),
  format: z.string().optional(),
  notes: z.array(z.string()).optional(),
  quote: z.string().optional(),
  escapes: z.enum(["doubled", "backslash"]).optional(),
  sheet: z.string().nullable().optional(),
  sheets: z
    .array(z.object({ name: z.string(), rows: z.number().nullable(), hidden: z.boolean() }))
    .optional(),
  sources: z.record(z.string(), z.enum(["said", "remembered"])).optional(),
  examples: z.array(z.array(z.string())).optional(),
  firstRows: z.array(z.object({ rowNo: z.number(), text: z.string() })).optional(),
  conventions: z
    .object({
      decimal: z.enum([".", ","]).nullable(),
      dates: z.enum(["dmy", "mdy", "ymd", "excel"]),
      columns: z
        .record(
          z.string(),
          z.object({
            decimal: z.enum([".", ","]).nullable().optional(),
            dates: z.enum(["dmy", "mdy", "ymd", "excel"]).optional(),
          }),
        )
        .optional(),
    })
    .optional(),
  written: z.record(z.string(), z.array(z.string())).optional(),
  questions: z
    .array(
      z.object({
        column: z.number(),
        what: z.enum(["dates", "decimal", "encoding"]),
        assumed: z.string().nullable(),
        cell: z.string(),
        rowNo: z.number(),
        readings: z.array(z.object({ value: z.string(), words: z.string() })),
      }),
    )
    .optional(),
  missing: z.array(z.string()).optional(),
  proposals: z
    .array(z.object({ field: z.string(), column: z.number(), why: z.string() }))
    .optional(),
});
