import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

export type AuditFilter = { action?: string; subject?: string; person?: string };
/** A page begins after an entry, or ends before one. */
export type AuditPlace = { after?: string; before?: string };

const columns = {
  id: true,
  at: true,
  partnerId: true,
  actorName: true,
  action: true,
  subjectKind: true,
  subjectId: true,
  detail: true,
} satisfies Prisma.AuditEntrySelect;

export type AuditEntry = Prisma.AuditEntryGetPayload<{ select: typeof columns }>;

export const AUDIT_PAGE = 50;
const AUDIT_EXPORT = 10_000;

const whereOf = (tx: ScopedTx, { action, subject, person }: AuditFilter) => ({
  vendorId: tx.vendorId,
  ...(action && { action: { startsWith: action } }),
  ...(subject && { subjectId: subject }),
  ...(person && { actorName: { contains: person, mode: "insensitive" as const } }),
});

// Ids sort by the time they were made; the index answers (at, id) in order.
const newest = [
  { at: "desc" },
  { id: "asc" },
] satisfies Prisma.AuditEntryOrderByWithRelationInput[];
const oldest = [
  { at: "asc" },
  { id: "desc" },
] satisfies Prisma.AuditEntryOrderByWithRelationInput[];

const placeOf = ({ at, id }: AuditEntry) => `${at.getTime()}_${id}`;

function beyond(place: string | undefined, side: "lt" | "gt"): Prisma.AuditEntryWhereInput {
  const [, time = "", id = ""] =
    /^(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(place ?? "") ?? [];
  if (!id) return {};
  const at = new Date(Number(time));
  return { OR: [{ at: { [side]: at } }, { at, id: { [side === "lt" ? "gt" : "lt"]: id } }] };
}

/** One page of what was done, newest first. */
export async function listAudit(tx: ScopedTx, filter: AuditFilter, { after, before }: AuditPlace) {
  const back = Boolean(before) && !after;
  const rows = await tx.auditEntry.findMany({
    where: { ...whereOf(tx, filter), ...beyond(back ? before : after, back ? "gt" : "lt") },
    orderBy: back ? oldest : newest,
    take: AUDIT_PAGE + 1,
    select: columns,
  });
  const more = rows.length > AUDIT_PAGE;
  const entries = rows.slice(0, AUDIT_PAGE);
  if (back) entries.reverse();
  const [first, last] = [entries.at(0), entries.at(-1)];
  return {
    entries,
    after: last && (back || more) ? placeOf(last) : null,
    before: first && (back ? more : Boolean(after)) ? placeOf(first) : null,
  };
}

/** The newest entries that fit, for an export. */
export const exportAudit = (tx: ScopedTx, filter: AuditFilter): Promise<AuditEntry[]> =>
  tx.auditEntry.findMany({
    where: whereOf(tx, filter),
    orderBy: newest,
    take: AUDIT_EXPORT,
    select: columns,
  });

/** Every kind of deed on record, for the filter. */
export async function auditActions(tx: ScopedTx): Promise<string[]> {
  const rows = await tx.auditEntry.groupBy({
    by: ["action"],
    where: { vendorId: tx.vendorId },
    orderBy: { action: "asc" },
  });
  return rows.map(({ action }) => action);
}
