import { z } from "zod";

import { stampFields } from "../changed.ts";
import { type DealField, dealFields } from "../deal-fields.ts";
import { registerDealSchema } from "../register/register-deal.schema.ts";
import { formFieldsIn } from "./terms.ts";

const anyNote = z
  .string()
  .trim()
  .max(2000, "At most 2,000 characters")
  .optional()
  .transform((text) => text || null);

/** Where two wrote the same piece: whose words stay. */
export const keepName = (piece: DealField) => `keep-${piece}` as const;
const keeps = Object.fromEntries(
  dealFields.map((piece) => [keepName(piece), z.enum(["mine", "theirs"]).optional()]),
) as Record<
  ReturnType<typeof keepName>,
  z.ZodOptional<z.ZodEnum<{ mine: "mine"; theirs: "theirs" }>>
>;

/** A form with some of the pieces of a registration. `noteMissing` is said when it needs words and has none. */
export function termsSchema(earliest: Date, pieces: readonly DealField[], noteMissing?: string) {
  const all = registerDealSchema(earliest).shape;
  const fields = formFieldsIn(pieces);
  const shape = Object.fromEntries(
    Object.entries(all).filter(([field]) => fields.some((open) => open === field)),
  ) as Partial<Omit<typeof all, "dealId">>;
  return z.object({
    ...shape,
    ...stampFields,
    ...keeps,
    note: noteMissing
      ? z.string(noteMissing).trim().min(1, noteMissing).max(2000, "At most 2,000 characters")
      : anyNote,
  });
}
