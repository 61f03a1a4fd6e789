import { z } from "zod";

const LONGEST = 60;

export const SecondStepCode = z.object({
  code: z
    .string("Write the code")
    .trim()
    .min(1, "Write the code")
    .max(LONGEST, "No code is as long"),
});

/** The code is left out where nothing but the password is asked. */
export const ProveAgain = z.object({
  password: z.string("Write your password").max(1_000, "That is longer than any password here"),
  code: z.string().trim().max(LONGEST, "No code is as long").default(""),
});
