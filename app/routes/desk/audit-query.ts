import { z } from "zod";

import { addDays, instantOf } from "#app/domain/programs/local-time.ts";
import type { AuditFilter } from "#app/platform/audit/audit-log.server.ts";

const words = (pattern: RegExp) =>
  z.string().trim().max(100).regex(pattern).optional().catch(undefined);
/** PostgreSQL counts no year 0, and before clocks agreed their zones are none that it reads. */
const day = z.iso
  .date()
  .refine((text) => text > "1990" && text < "2200")
  .optional()
  .catch(undefined);

/** In place of a partner's name: what the vendor's own people did. */
export const OWN_SIDE = "-";

/** The audit trail's choices, as they stand in the address. */
const AuditQuery = z.object({
  action: words(/^[a-z_.-]+$/),
  subject: words(/^[\w-]+$/),
  person: words(/./),
  q: words(/./),
  /** A partner's name, or OWN_SIDE. */
  partner: words(/./),
  from: day,
  until: day,
  after: words(/^\d+_[0-9a-f-]+$/),
  before: words(/^\d+_[0-9a-f-]+$/),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const auditQueryFrom = (request: Request): AuditQuery =>
  AuditQuery.parse(Object.fromEntries(new URL(request.url).searchParams));

/** Days begin and end where the vendor is. */
export function auditFilter(query: AuditQuery, timeZone: string): AuditFilter {
  const { action, subject, person, q, partner, from, until } = query;
  return {
    action,
    subject,
    person,
    text: q,
    partner: partner === OWN_SIDE ? null : partner,
    from: from ? instantOf(new Date(from), timeZone) : undefined,
    until: until ? instantOf(addDays(new Date(until), 1), timeZone) : undefined,
  };
}
