import { z } from "zod";

export const customerSorts = ["name", "-name", "-revenue", "revenue"] as const;

/** The choices of the list of customers, as the address says them. */
export const CustomerListQuery = z.object({
  q: z.string().trim().max(100).catch(""),
  lifecycle: z.enum(["prospect", "active", "former"]).optional().catch(undefined),
  sort: z.enum(customerSorts).catch("-revenue"),
  after: z.uuid().optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
});
export type CustomerListQuery = z.infer<typeof CustomerListQuery>;

export const customerListQuery = (request: Request): CustomerListQuery =>
  CustomerListQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
