import { z } from "zod";

import { stampFields } from "../changed.ts";

/** The vendor's answer to what a partner asked for. */
export const AnswerRequest = z
  .object({
    ...stampFields,
    requestId: z.uuid(),
    answer: z.enum(["grant", "refuse"], "Grant it or refuse it"),
    note: z
      .string()
      .trim()
      .max(2000, "At most 2,000 characters")
      .optional()
      .transform((text) => text || null),
  })
  .refine(({ answer, note }) => answer === "grant" || note !== null, {
    path: ["note"],
    message: "Write why, in words the partner will read",
  });
export type AnswerRequest = z.infer<typeof AnswerRequest>;
