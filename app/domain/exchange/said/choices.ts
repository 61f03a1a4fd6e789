import { z } from "zod";

const Name = z.string().max(400);
const Text = z.string().max(2_000);

const ColumnSaid = z.object({
  decimal: z.enum([".", ","]).optional(),
  dates: z.enum(["dmy", "mdy"]).optional(),
});

/** One mistake wherever it stands, and what is to be read instead; without that its rows are left out. */
export const Correction = z.object({
  column: Text,
  what: Text,
  value: Text,
  to: Text.nullable(),
  by: z.string(),
  at: z.coerce.date(),
});
export type Correction = z.infer<typeof Correction>;

/** What people said about one file. It is kept beside the file, which stays as it was sent. */
export const Choices = z.object({
  /** Counts what was said, so that a form that was opened before is told. */
  version: z.number().int(),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().length(1).optional(),
  sheet: z.string().max(200).optional(),
  /** 0 where no row names the columns. */
  headerRow: z.number().int().min(0).optional(),
  /** What columns hold, by columnKeys; an empty word leaves one alone. */
  columns: z.record(Name, z.string().max(60)).optional(),
  conventions: z.record(Name, ColumnSaid).optional(),
  corrections: z.array(Correction).optional(),
});
export type Choices = z.infer<typeof Choices>;

export const noChoices: Choices = { version: 0 };

export const MOST_CORRECTIONS = 1_000;
