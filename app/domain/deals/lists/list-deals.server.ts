import { partnersById } from "#app/domain/partners/partners.server.ts";
import { ProgramRules } from "#app/domain/programs/program-rules.ts";
import type { Actor } from "#app/platform/actor.ts";
import { containing } from "#app/platform/db/containing.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { DealSummary } from "../deal.ts";
import { type DealListQuery, type DealSort, dealGroups } from "./deal-list-query.ts";

/** More than anybody reads; an export beyond it asks for a narrower list. */
export const EXPORT_LIMIT = 10_000;

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

const orderOf: Record<DealSort, (to: Prisma.SortOrder) => Prisma.DealOrderByWithRelationInput> = {
  customer: (customerName) => ({ customerName }),
  value: (valueMinor) => ({ valueMinor }),
  created: (createdAt) => ({ createdAt }),
  closing: (closeDay) => ({ closeDay }),
  protected: (sort) => ({ protectedUntil: { sort, nulls: "last" } }),
};

/**
 * The deals an actor may list, named so that an index answers in order: row-level security holds the same line, but
 * would first walk through everybody's. Others see a deal from when it was handed in.
 */
function reachOf(actor: Actor): Where {
  if (actor.audience === "vendor") return { status: { not: "draft" } };
  const own: Where = { partnerId: actor.partnerId };
  if (actor.showing.length === 0) return own;
  return { OR: [own, { partnerId: { in: [...actor.showing] }, status: { not: "draft" } }] };
}

/** What the list's choices mean, within the actor's reach. */
function whereOf({ q, status, who }: DealListQuery, actor: Actor): Where {
  return {
    AND: reachOf(actor),
    ...(status && { status: { in: [...dealGroups[status]] } }),
    ...(who === "mine" && actor.membershipId && { ownerId: actor.membershipId }),
    ...(q && {
      OR: [
        { customerName: containing(q) },
        { number: containing(q) },
        { reference: containing(q) },
      ],
    }),
  };
}

function orderFrom(sort: DealListQuery["sort"]) {
  const direction: Prisma.SortOrder = sort.startsWith("-") ? "desc" : "asc";
  const by = orderOf[sort.replace("-", "") as DealSort](direction);
  // The id breaks ties, so that a row never shows on two pages.
  return [by, { id: direction }];
}

/** The whole list, for an export. */
export async function exportDeals(tx: ScopedTx, query: DealListQuery, actor: Actor) {
  const rows = await tx.deal.findMany({
    where: { ...whereOf(query, actor), vendorId: tx.vendorId },
    orderBy: orderFrom(query.sort),
    select: columns,
    take: EXPORT_LIMIT,
  });
  return summarise(tx, rows);
}

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
