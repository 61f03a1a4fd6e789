import { z } from "zod";

const Place = z.string().max(60).optional().catch(undefined);
const RowNo = z.coerce.number().int().min(1).max(10_000_000).optional().catch(undefined);

/** What a list of submissions shows; a mangled link still opens. */
export const SubmissionListQuery = z.object({
  partner: z.uuid().optional().catch(undefined),
  kind: z.enum(["pos", "inventory", "forecast", "sell_in", "direct"]).optional().catch(undefined),
  status: z
    .enum([
      "received",
      "reading",
      "checked",
      "waiting",
      "applied",
      "refused",
      "discarded",
      "reversed",
    ])
    .optional()
    .catch(undefined),
  after: Place,
  before: Place,
});
export type SubmissionListQuery = z.infer<typeof SubmissionListQuery>;

/** What the page of one submission shows. */
export const SubmissionQuery = z.object({
  show: z.enum(["mistakes", "rows"]).optional().catch(undefined),
  verdict: z.enum(["taken", "same", "refused"]).optional().catch(undefined),
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
});
