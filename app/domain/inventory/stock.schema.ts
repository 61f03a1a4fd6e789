import { z } from "zod";

/** What the page of channel stock shows; a mangled link still opens. */
export const StockQuery = z.object({
  partner: z.uuid().optional().catch(undefined),
  family: z.uuid().optional().catch(undefined),
});
export type StockQuery = z.infer<typeof StockQuery>;
