import { z } from "zod";

const words = (pattern: RegExp) =>
  z.string().trim().max(100).regex(pattern).optional().catch(undefined);

/** The audit trail's choices, as they stand in the address. */
const AuditQuery = z.object({
  action: words(/^[a-z_.]+$/),
  subject: words(/^[\w-]+$/),
  person: words(/./),
  after: words(/^\d+_[0-9a-f-]+$/),
  before: words(/^\d+_[0-9a-f-]+$/),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const auditQueryFrom = (request: Request): AuditQuery =>
  AuditQuery.parse(Object.fromEntries(new URL(request.url).searchParams));

/** "deal.info_requested" as people read it: "Deal: info requested". */
export function actionWords(action: string): string {
  const [room = "", deed = ""] = action.split(".");
  return `${room.charAt(0).toUpperCase()}${room.slice(1)}: ${deed.replaceAll("_", " ")}`;
}

const pages: Record<string, string> = {
  deal: "/desk/deals",
  joint_account: "/desk/accounts",
  submission: "/desk/submissions",
  customer: "/desk/customers",
  partner: "/desk/partners",
};

/** Where the subject of a deed is shown, if it has a page. */
export const pageOf = (kind: string, id: string) => (pages[kind] ? `${pages[kind]}/${id}` : null);

/** What was noted with a deed, in one line. */
export function detailWords(detail: unknown): string {
  if (typeof detail !== "object" || detail === null) return detail === null ? "" : String(detail);
  if (Array.isArray(detail)) return detail.map(detailWords).join(" ");
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name.replaceAll("_", " ")}: ${detailWords(value)}`)
    .join(", ");
}
