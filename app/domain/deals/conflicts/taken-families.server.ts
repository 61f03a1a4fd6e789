import { partnersById } from "#app/domain/partners/partners.server.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { namedBy } from "./conflicts-of-deal.server.ts";
import { findNear } from "./find-conflicts.server.ts";
import type { Asked, Near } from "./near.ts";
import type { Taken } from "./overlap.ts";
import { isSure } from "./weigh-keys.ts";

type Wanted = { dealId: string; families: readonly { id: string; name: string }[] };

/**
 * Holds other approvals of this vendor back until the transaction ends. One protection for a customer and family is
 * a constraint; that a sister company, or the same company under another record, is not protected as well is not.
 */
export const lockProtecting = (tx: ScopedTx) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtext('deals.protect'), ${tx.vendorId}::int)`;

/**
 * Which of the families a deal cannot protect, because others do at the same customer, or at what counts
 * as the same. Vendor's scope: it says whose they are.
 */
export async function takenFamilies(
  tx: ScopedTx,
  { dealId, families }: Wanted,
  now: Date,
): Promise<Taken[]> {
  const asked = await namedBy(tx, dealId, now);
  if (!asked) return [];
  const inTheWay = (await findNear(tx, asked, now)).deals.filter((other) => stands(other, asked));
  if (inTheWay.length === 0) return [];
  const others = inTheWay.map((other) => other.dealId);
  return protectedOf(tx, families, { dealId: { in: others }, endsAt: { gt: now } });
}

/** Which of the families are protected, by whom and until when, where a condition holds. Vendor's scope. */
export async function protectedOf(
  tx: ScopedTx,
  families: Wanted["families"],
  where: Omit<Prisma.ProtectionWhereInput, "vendorId" | "familyId" | "releasedAt">,
): Promise<Taken[]> {
  const rows = await tx.protection.findMany({
    where: {
      ...where,
      vendorId: tx.vendorId,
      familyId: { in: families.map(({ id }) => id) },
      releasedAt: null,
    },
    orderBy: [{ endsAt: "asc" }, { id: "asc" }],
    select: {
      familyId: true,
      endsAt: true,
      dealId: true,
      partnerId: true,
      deal: { select: { number: true } },
    },
  });
  const partners = await partnersById(
    tx,
    rows.map(({ partnerId }) => partnerId),
  );
  const names = new Map(families.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    familyId: row.familyId,
    familyName: names.get(row.familyId) ?? "",
    until: row.endsAt,
    dealId: row.dealId,
    number: row.deal.number,
    partnerName: partners.get(row.partnerId)?.name ?? "",
  }));
}

/** A partner may protect several companies of one family; nobody the same one twice. */
const stands = ({ held, keys, partnerId }: Near["deals"][number], asked: Asked) =>
  held !== null && isSure(keys) && (partnerId !== asked.partnerId || keys.includes("customer"));
