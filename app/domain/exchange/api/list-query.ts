import { z } from "zod";

import { SubmissionKind, SubmissionStatus } from "#app/platform/db/generated/enums.ts";

import { fileKinds, tidyFileName } from "../submission.ts";

const limit = (usual: number, most: number) => {
  const words = `A number from 1 to ${most}`;
  return z
    .string()
    .regex(/^\d{1,4}$/, words)
    .transform(Number)
    .pipe(z.number().min(1, words).max(most, words))
    .default(usual)
    .meta({ description: `How many on a page, ${usual} unless told, at most ${most}` });
};

/** What a program may ask of the list. What is not understood is refused. */
export const SubmissionFilter = z.strictObject({
  kind: z.enum(SubmissionKind).optional().meta({ description: "Only of this kind" }),
  status: z.enum(SubmissionStatus).optional().meta({ description: "Only in this state" }),
  partner: z.uuid().optional().meta({ description: "Only of this partner" }),
  limit: limit(50, 100),
  cursor: z.string().max(300).optional().meta({ description: "`next` of the page before" }),
});
export type SubmissionFilter = z.output<typeof SubmissionFilter>;

export const ErrorsQuery = z.strictObject({
  limit: limit(100, 1_000),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/, "Not one of this list")
    .transform(Number)
    .optional()
    .meta({ description: "`next` of the page before" }),
});
export type ErrorsQuery = z.output<typeof ErrorsQuery>;

/** How a file is named when it is sent. */
export const NewSubmission = z.strictObject({
  kind: z.enum(fileKinds).meta({
    description:
      "What the file holds. pos and inventory are a partner’s to send, all others the vendor’s",
  }),
  fileName: z
    .string()
    .min(1)
    .max(300)
    .transform(tidyFileName)
    .default("file")
    .meta({ description: "What the file is called; its content says what it is" }),
});
export type NewSubmission = z.output<typeof NewSubmission>;

const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);
export type ListPlace = { createdAt: Date; id: string };

/** Where a page ended, in a text that nobody needs to read. */
export const writeCursor = ({ createdAt, id }: ListPlace): string =>
  Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString("base64url");

/** Null when it is none of ours. */
export function readCursor(text: string): ListPlace | null {
  try {
    const parsed = Cursor.safeParse(JSON.parse(Buffer.from(text, "base64url").toString()));
    if (!parsed.success) return null;
    const [createdAt, id] = parsed.data;
    return { createdAt: new Date(createdAt), id };
  } catch {
    return null;
  }
}
