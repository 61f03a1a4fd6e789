import { z } from "zod";

/** In per cent of the list price, nothing where prices are not compared; and whether a line further off is refused. */
export type PriceRule = { tolerance: number | null; refuses: boolean };

const per = "Between 1 and 1000 per cent";

export const SetPriceRule = z
  .object({
    tolerance: z.coerce.number(per).int("A whole number").min(1, per).max(1000, per).optional(),
    outside: z.enum(["warn", "refuse"], "Choose one"),
  })
  .transform(
    ({ tolerance = null, outside }): PriceRule => ({ tolerance, refuses: outside === "refuse" }),
  );
