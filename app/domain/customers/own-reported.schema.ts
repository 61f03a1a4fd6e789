import { z } from "zod";

/** The choices of a partner's list of the customers it named, as the address says them. */
export const OwnReportedQuery = z.object({
  q: z.string().trim().max(100).catch(""),
  after: z.uuid().optional().catch(undefined),
});
export type OwnReportedQuery = z.infer<typeof OwnReportedQuery>;

export const ownReportedQuery = (request: Request): OwnReportedQuery =>
  OwnReportedQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
