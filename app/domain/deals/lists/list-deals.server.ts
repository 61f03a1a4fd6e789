import { partnersById } from "#app/domain/partners/partners.server.ts";
import { ProgramRules } from "#app/domain/programs/program-rules.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { DealSummary } from "../deal.ts";

const columns = {
  id: true,
  number: true,
  partnerId: true,
  customerName: true,
  ownerId: true,
  ownerName: true,
  currency: true,
  valueMinor: true,
  status: true,
  stage: true,
  closeDay: true,
  reference: true,
  createdAt: true,
  submittedAt: true,
  decideBy: true,
  decidedAt: true,
  closure: true,
  protectedUntil: true,
  rules: true,
} satisfies Prisma.DealSelect;

type Row = Prisma.DealGetPayload<{ select: typeof columns }>;
type Where = Omit<Prisma.DealWhereInput, "vendorId">;

/** The deals in scope that fit, in the order asked for. */
export async function selectDeals(
  tx: ScopedTx,
  where: Where,
  orderBy: Prisma.DealOrderByWithRelationInput[],
  take: number,
): Promise<DealSummary[]> {
  const rows = await tx.deal.findMany({
    where: { ...where, vendorId: tx.vendorId },
    orderBy,
    select: columns,
    take,
  });
  return summarise(tx, rows);
}

async function summarise(tx: ScopedTx, rows: Row[]): Promise<DealSummary[]> {
  const ids = rows.map(({ id }) => id);
  const [partners, families, heard, asked] = await Promise.all([
    partnersById(
      tx,
      rows.map(({ partnerId }) => partnerId),
    ),
    familyNames(tx, ids),
    lastAt(tx, ids, { side: "partner" }),
    lastAt(tx, ids, { kind: "info_requested" }),
  ]);
  return rows.map(({ rules, ...row }) => ({
    ...row,
    partnerName: partners.get(row.partnerId)?.name ?? "",
    families: families.get(row.id) ?? [],
    heardAt: heard.get(row.id) ?? null,
    askedAt: asked.get(row.id) ?? null,
    activityDays: ProgramRules.parse(rules).activityDays,
  }));
}

async function familyNames(tx: ScopedTx, dealIds: string[]): Promise<Map<string, string[]>> {
  const [lines, families] = await Promise.all([
    tx.dealLine.findMany({
      where: { vendorId: tx.vendorId, dealId: { in: dealIds } },
      select: { dealId: true, familyId: true },
    }),
    tx.productFamily.findMany({
      where: { vendorId: tx.vendorId },
      select: { id: true, name: true },
    }),
  ]);
  const nameOf = new Map(families.map(({ id, name }) => [id, name]));
  const named = new Map<string, Set<string>>();
  for (const { dealId, familyId } of lines) {
    named.set(dealId, (named.get(dealId) ?? new Set()).add(nameOf.get(familyId) ?? ""));
  }
  return new Map([...named].map(([dealId, names]) => [dealId, [...names].sort()]));
}

async function lastAt(
  tx: ScopedTx,
  dealIds: string[],
  which: { side: string } | { kind: string },
): Promise<Map<string, Date>> {
  const rows = await tx.dealEvent.groupBy({
    by: ["dealId"],
    where: { vendorId: tx.vendorId, dealId: { in: dealIds }, ...which },
    _max: { at: true },
  });
  return new Map(rows.flatMap(({ dealId, _max }) => (_max.at ? [[dealId, _max.at]] : [])));
}
