import { containing } from "#app/platform/db/containing.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { ApplicationListQuery } from "./application.schema.ts";
import { notesOf, selectApplications } from "./application.store.server.ts";
import type { Application, ApplicationNote } from "./application.ts";

/** Applications that fit, newest first. */
export function listApplications(
  tx: ScopedTx,
  { status, q }: ApplicationListQuery,
): Promise<Application[]> {
  const like = containing(q);
  return selectApplications(tx, {
    status: status === "open" ? { in: ["received", "asked"] } : status,
    ...(q && { OR: [{ company: like }, { name: like }, { city: like }, { domain: like }] }),
  });
}

/** How many wait for the vendor's word. */
export const countWaiting = (tx: ScopedTx): Promise<number> =>
  tx.partnerApplication.count({ where: { vendorId: tx.vendorId, status: "received" } });

export async function findApplication(
  tx: ScopedTx,
  id: string,
): Promise<(Application & { notes: ApplicationNote[] }) | null> {
  const [application] = await selectApplications(tx, { id });
  return application ? { ...application, notes: await notesOf(tx, id) } : null;
}

/** Other applications by the same company or the same person. */
export function similarApplications(
  tx: ScopedTx,
  { id, domain, email, company }: Application,
): Promise<Application[]> {
  return selectApplications(tx, {
    id: { not: id },
    OR: [
      { email },
      { company: { equals: company, mode: "insensitive" } },
      ...(domain ? [{ domain }] : []),
    ],
  });
}
