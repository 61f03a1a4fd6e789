import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Application, ApplicationNote, ApplicationStatus, NoteKind } from "./application.ts";

const columns = {
  id: true,
  status: true,
  kind: true,
  company: true,
  country: true,
  city: true,
  domain: true,
  taxId: true,
  sells: true,
  name: true,
  email: true,
  title: true,
  checked: true,
  partnerId: true,
  decidedAt: true,
  deciderName: true,
  createdAt: true,
} satisfies Prisma.PartnerApplicationSelect;

type Where = Omit<Prisma.PartnerApplicationWhereInput, "vendorId">;

export const LIST_LIMIT = 200;

export const selectApplications = (tx: ScopedTx, where: Where): Promise<Application[]> =>
  tx.partnerApplication.findMany({
    where: { ...where, vendorId: tx.vendorId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: LIST_LIMIT,
    select: columns,
  });

/** Holds an application until the transaction ends. */
export async function lockApplication(tx: ScopedTx, id: string): Promise<Application | null> {
  const held = await tx.$queryRaw<unknown[]>`
    select 1 from partner_application where vendor_id = ${tx.vendorId} and id = ${id}::uuid for update`;
  return held.length > 0 ? ((await selectApplications(tx, { id }))[0] ?? null) : null;
}

export async function notesOf(
  tx: ScopedTx,
  applicationId: string,
  kinds?: NoteKind[],
): Promise<ApplicationNote[]> {
  const rows = await tx.applicationNote.findMany({
    where: { vendorId: tx.vendorId, applicationId, ...(kinds && { kind: { in: kinds } }) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { id: true, at: true, authorName: true, kind: true, text: true },
  });
  return rows.map((row) => ({ ...row, kind: row.kind as NoteKind }));
}

export async function insertNote(
  tx: ScopedTx,
  applicationId: string,
  note: Omit<ApplicationNote, "id">,
) {
  await tx.applicationNote.createMany({
    data: [{ ...note, vendorId: tx.vendorId, id: newId(), applicationId }],
  });
}

export const moveApplication = (tx: ScopedTx, id: string, status: ApplicationStatus) =>
  tx.partnerApplication.updateMany({ where: { vendorId: tx.vendorId, id }, data: { status } });
