import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** More than anybody counts. */
const MOST = 100;

/** How many files in scope wait for somebody to say that they are applied; of a partner alone, or of all. */
export async function countWaitingFiles(tx: ScopedTx, partnerId: string | null): Promise<number> {
  const whose = partnerId ? Prisma.sql`and partner_id = ${partnerId}::uuid` : Prisma.empty;
  const [row] = await tx.query<{ waiting: number }>(Prisma.sql`
    select count(*)::int as waiting from (
      select from submission where vendor_id = ${tx.vendorId}::int and status = 'waiting' ${whose} limit ${MOST}) s`);
  return row?.waiting ?? 0;
}
