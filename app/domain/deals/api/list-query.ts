import { z } from "zod";

import { DealStatus } from "#app/platform/db/generated/enums.ts";

const statuses = Object.values(DealStatus);
const STATUS = new RegExp(`^(${statuses.join("|")})(,(${statuses.join("|")}))*$`);

/** What a program may ask of the list. Nothing is passed over in silence: what is not understood is refused. */
export const DealListFilter = z.strictObject({
  status: z
    .string()
    .regex(STATUS, `One or more of ${statuses.join(", ")}, with commas between`)
    .transform((text) => [...new Set(text.split(","))] as DealStatus[])
    .optional()
    .meta({
      description: "One or more states, with commas between",
      examples: ["submitted,approved"],
    }),
  q: z
    .string()
    .trim()
    .min(1, "At least one character")
    .max(100, "At most 100 characters")
    .optional()
    .meta({ description: "Part of the customer’s name, the number or the reference" }),
  updatedSince: z.iso
    .datetime({ offset: true, error: "An instant such as 2026-03-12T11:49:00Z" })
    .transform((text) => new Date(text))
    .optional()
    .meta({
      description:
        "Changed at or after this instant, the earliest change first. Ask again with the newest `updatedAt` you have less a minute, and skip what you know by `id` and `version`",
    }),
  mine: z
    .enum(["true", "false"], "true or false")
    .transform((text) => text === "true")
    .optional()
    .meta({ description: "Only deals of whoever made the key" }),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, "A number from 1 to 100")
    .transform(Number)
    .pipe(z.number().min(1, "A number from 1 to 100").max(100, "A number from 1 to 100"))
    .default(50)
    .meta({ description: "How many on a page, 50 unless told" }),
  cursor: z.string().max(300).optional().meta({ description: "`next` of the page before" }),
});
export type DealListFilter = z.output<typeof DealListFilter>;

const Cursor = z.tuple([z.enum(["created", "updated"]), z.iso.datetime(), z.uuid()]);
export type DealOrder = z.infer<typeof Cursor>[0];
export type DealPlace = { at: Date; id: string };

/** Where a page ended, in a text that nobody needs to read. */
export const writeCursor = (order: DealOrder, { at, id }: DealPlace): string =>
  Buffer.from(JSON.stringify([order, at.toISOString(), id])).toString("base64url");

/** Null when it is none of ours, or of a list in another order. */
export function readCursor(text: string, wanted: DealOrder): DealPlace | null {
  try {
    const parsed = Cursor.safeParse(JSON.parse(Buffer.from(text, "base64url").toString()));
    if (!parsed.success || parsed.data[0] !== wanted) return null;
    const [, at, id] = parsed.data;
    return { at: new Date(at), id };
  } catch {
    return null;
  }
}

export const orderOf = ({ updatedSince }: DealListFilter): DealOrder =>
  updatedSince ? "updated" : "created";
