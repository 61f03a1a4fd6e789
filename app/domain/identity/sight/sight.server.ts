import type { Actor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { ruleFor, type SightKind, type SightRecord, type SightRule } from "./sight.ts";
import { hiddenWords, type SightStep, sightSteps } from "./sight-words.ts";

// Each kind's own columns, under the names that a rule looks at.
const columns: Record<SightKind, Prisma.Sql> = {
  deal: Prisma.sql`r.number || ', ' || r.customer_name as title, r.partner_id, null::uuid as supplier_id,
    r.status::text as status, coalesce(r.submitted_at, r.created_at) as at, r.owner_name as by`,
  submission: Prisma.sql`r.file_name as title, r.partner_id, null::uuid as supplier_id,
    r.status::text as status, r.created_at as at, r.sender_name as by`,
  account: Prisma.sql`r.title, r.partner_id, null::uuid as supplier_id,
    r.status::text as status, coalesce(r.answered_at, r.created_at) as at, null::text as by`,
  customer: Prisma.sql`r.name as title, null::uuid as partner_id, null::uuid as supplier_id,
    r.lifecycle::text as status, r.created_at as at, null::text as by`,
  partner: Prisma.sql`r.name as title, r.id as partner_id, null::uuid as supplier_id,
    r.status::text as status, r.created_at as at, null::text as by`,
  product: Prisma.sql`r.part_no || ', ' || r.name as title, null::uuid as partner_id, r.supplier_id,
    null::text as status, null::timestamptz as at, null::text as by`,
  forecast: Prisma.sql`'Forecast of ' || to_char(r.published_at, 'YYYY-MM-DD') as title, r.partner_id,
    null::uuid as supplier_id, null::text as status, r.published_at as at, r.publisher_name as by`,
};

const tables: Record<SightKind, Prisma.Sql> = {
  deal: Prisma.sql`deal`,
  submission: Prisma.sql`submission`,
  account: Prisma.sql`joint_account`,
  customer: Prisma.sql`customer`,
  partner: Prisma.sql`partner`,
  product: Prisma.sql`product`,
  forecast: Prisma.sql`forecast`,
};

type Row = {
  title: string;
  partner_id: string | null;
  supplier_id: string | null;
  status: string | null;
  at: Date | null;
  by: string | null;
};

/** The record as the scope shows it; null when it is out of scope, or is none. */
export async function findSightRecord(
  tx: ScopedTx,
  kind: SightKind,
  id: string,
): Promise<SightRecord | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    select ${columns[kind]} from ${tables[kind]} r where r.vendor_id = ${tx.vendorId}::int and r.id = ${id}::uuid`;
  if (!row) return null;
  const { partner_id: partnerId, supplier_id: supplierId, ...rest } = row;
  return { kind, id, partnerId, supplierId, ...rest };
}

export type ShownFacet = {
  facet: string;
  level: string;
  by: string;
  since: Date;
  until: Date | null;
};

export type Sight = {
  record: SightRecord;
  rule: SightRule;
  steps: SightStep[];
  hidden: string[];
  /** On a joint account: what the other side shows, and who that is. */
  facets: { shown: ShownFacet[]; side: "vendor" | "partner"; name: string } | null;
};

/** Why the asking side sees a record: the grants that lead to it, from rows it may read itself. */
export async function explainSight(
  tx: ScopedTx,
  actor: Actor,
  { kind, id, at }: { kind: SightKind; id: string; at: Date },
): Promise<Sight | null> {
  const record = await findSightRecord(tx, kind, id);
  const rule = record && ruleFor(actor, record);
  if (!record || !rule) return null;
  const vendor = await tx.vendor.findUniqueOrThrow({
    where: { vendorId: tx.vendorId },
    select: { shortName: true },
  });
  const member = await tx.membership.findFirst({
    where: { vendorId: tx.vendorId, id: actor.membershipId ?? "" },
    select: { createdAt: true },
  });
  const link = await linkBetween(tx, actor, record);
  const otherName = link?.otherName ?? "";
  const vendorName = vendor.shortName;
  const place = actor.audience === "partner" ? actor.partnerName : vendorName;
  const reader = { role: actor.role, place, vendorName, memberSince: member?.createdAt ?? null };
  return {
    record,
    rule,
    steps: sightSteps(rule, record, reader, link),
    hidden: hiddenWords(rule, record, { vendorName, otherName }),
    facets: kind === "account" ? await facetsOf(tx, actor, record, { vendorName, at }) : null,
  };
}

async function linkBetween(tx: ScopedTx, actor: Actor, { partnerId }: SightRecord) {
  if (actor.audience !== "partner" || !partnerId || partnerId === actor.partnerId) return null;
  const own = actor.partnerId;
  const link = await tx.partnerLink.findFirst({
    where: {
      vendorId: tx.vendorId,
      status: "live",
      OR: [
        { distributorId: own, resellerId: partnerId },
        { distributorId: partnerId, resellerId: own },
      ],
    },
    select: { createdAt: true, distributorAcceptedAt: true, resellerAcceptedAt: true },
  });
  const other = await nameOf(tx, partnerId);
  if (!link || !other) return null;
  const answered = [link.distributorAcceptedAt, link.resellerAcceptedAt].flatMap((x) => x ?? []);
  const since = answered.reduce((late, next) => (next > late ? next : late), link.createdAt);
  return { otherName: other, since };
}

async function nameOf(tx: ScopedTx, id: string): Promise<string | null> {
  const partner = await tx.partner.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: { name: true },
  });
  return partner?.name ?? null;
}

async function facetsOf(
  tx: ScopedTx,
  actor: Actor,
  record: SightRecord,
  { vendorName, at }: { vendorName: string; at: Date },
) {
  const side: "vendor" | "partner" = actor.audience === "vendor" ? "partner" : "vendor";
  const grants = await tx.jointGrant.findMany({
    where: {
      vendorId: tx.vendorId,
      accountId: record.id,
      side,
      level: { not: "none" },
      revokedAt: null,
      startsAt: { lte: at },
      OR: [{ endsAt: null }, { endsAt: { gt: at } }],
    },
    orderBy: { facet: "asc" },
    select: { facet: true, level: true, grantedBy: true, startsAt: true, endsAt: true },
  });
  // A facet opens with the account: an invitation that nobody answered shows nothing yet.
  const live = record.status === "active" ? grants : [];
  return {
    side,
    name: side === "vendor" ? vendorName : ((await nameOf(tx, record.partnerId ?? "")) ?? ""),
    shown: live.map((grant) => ({
      facet: grant.facet,
      level: grant.level,
      by: grant.grantedBy,
      since: grant.startsAt,
      until: grant.endsAt,
    })),
  };
}
