import { z } from "zod";

/** Of whom a vendor asks a second factor. */
export const SecondFactorRule = z.enum(["nobody", "staff", "everybody"]);
export type SecondFactorRule = z.infer<typeof SecondFactorRule>;

export const secondFactorRuleNames: Record<SecondFactorRule, string> = {
  nobody: "Nobody",
  staff: "The vendor’s own people",
  everybody: "Everybody, partners too",
};
