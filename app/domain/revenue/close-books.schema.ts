import { z } from "zod";

import { day } from "#app/platform/form-fields.ts";

export const CloseBooks = z.object({
  through: day().optional(),
  /** Lines of closed days are taken. */
  late: z
    .string()
    .optional()
    .transform((ticked) => ticked !== undefined),
});
