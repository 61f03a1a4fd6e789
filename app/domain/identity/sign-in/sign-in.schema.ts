import { z } from "zod";

export const SignIn = z.object({
  email: z
    .string("Write your work e-mail")
    .trim()
    .toLowerCase()
    .pipe(z.email("Write an address such as name@company.com")),
  password: z.string("Write your password").max(1_000, "That is longer than any password here"),
});
export type SignIn = z.infer<typeof SignIn>;
