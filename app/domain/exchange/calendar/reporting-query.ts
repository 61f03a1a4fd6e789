import { z } from "zod";

import { reportedKinds } from "./reporting-agreement.ts";

/** What the overview of all partners shows; a mangled link still opens. */
export const ReportingQuery = z.object({
  q: z.string().trim().max(80).optional().catch(undefined),
  kind: z.enum(reportedKinds).optional().catch(undefined),
  state: z.enum(["late", "due"]).optional().catch(undefined),
  who: z.enum(["mine"]).optional().catch(undefined),
  by: z.enum(["week", "month"]).catch("week"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type ReportingQuery = z.output<typeof ReportingQuery>;
