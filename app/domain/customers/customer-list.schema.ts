import { z } from "zod";

import { WorthSegment } from "#app/platform/db/generated/enums.ts";

export const customerSorts = ["name", "-name", "-revenue", "revenue", "-worth", "worth"] as const;

/** The choices of the list of customers, as the address says them. */
export const CustomerListQuery = z.object({
  q: z.string().trim().max(100).catch(""),
  lifecycle: z.enum(["prospect", "active", "former"]).optional().catch(undefined),
  kind: z.enum(["organisation", "household", "person"]).optional().catch(undefined),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .catch(undefined),
  /** Only those that this partner named. */
  partner: z.uuid().optional().catch(undefined),
  /** Only those with a subsidiary. */
  family: z.literal("parents").optional().catch(undefined),
  /** Only those that are worth so much. */
  segment: z.enum(WorthSegment).optional().catch(undefined),
  sort: z.enum(customerSorts).catch("-revenue"),
  after: z.uuid().optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
});
export type CustomerListQuery = z.infer<typeof CustomerListQuery>;

/**
 * What a search may mean in an identifier or a domain: as typed, and without what people put between its parts. Words
 * without a digit or a dot are no identifier.
 */
export function identifiersIn(q: string): string[] {
  if (!/[\d.]/.test(q)) return [];
  const bare = q.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/.*$/, "");
  return [...new Set([bare, bare.replace(/[\s./-]/g, "")])].filter((text) => text.length > 2);
}

export const customerListQuery = (request: Request): CustomerListQuery =>
  CustomerListQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
