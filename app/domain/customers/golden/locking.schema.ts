import { z } from "zod";

const part = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters`)
    .optional()
    .transform((text) => text || null);

const note = z.string().trim().max(1_000).optional();

/** What a steward sets of a golden record by hand. */
export const ChangeRecord = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("lock-name"),
    name: z.string("Write the name").trim().min(1, "Write the name").max(200),
    note,
  }),
  z.object({
    intent: z.literal("lock-address"),
    street: part(200),
    postcode: part(20),
    city: part(100),
    country: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/, "Use the two-letter country code, e.g. DE")
      .optional()
      .transform((code) => code ?? null),
    note,
  }),
  z.object({
    intent: z.literal("lock-kind"),
    kind: z.enum(["organisation", "household", "person"]),
    note,
  }),
  z.object({ intent: z.literal("lock-partner"), partner: z.uuid().optional(), note }),
  z.object({ intent: z.literal("unlock"), attribute: z.enum(["name", "address"]), note }),
]);
export type ChangeRecord = z.infer<typeof ChangeRecord>;
