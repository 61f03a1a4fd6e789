import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { OwnReportedQuery } from "./own-reported.schema.ts";

/** A customer by the name that one partner gives it, in its newest words. */
export type OwnReported = {
  partyId: string;
  name: string;
  city: string | null;
  country: string | null;
  /** Every wording that it used with this name. */
  partyIds: string[];
};

const PAGE_SIZE = 50;

/**
 * The customers that a partner itself named, by name, each once. They are told apart by its own names: whom the vendor
 * takes for one customer shows nowhere, and nobody else's wordings are looked at.
 */
export async function listOwnReported(
  tx: ScopedTx,
  partnerId: string,
  { q, after }: OwnReportedQuery,
): Promise<{ customers: OwnReported[]; after: string | null }> {
  const own = Prisma.sql`p.vendor_id = ${tx.vendorId}::int and p.partner_id = ${partnerId}::uuid`;
  const fits = q
    ? Prisma.sql`(p.name ilike ${patternContaining(q)} or p.domain ilike ${patternContaining(q)})`
    : Prisma.sql`true`;
  const from = after
    ? Prisma.sql`p.name_key > (
        select p.name_key from reported_party p where ${own} and p.id = ${after}::uuid)`
    : Prisma.sql`true`;
  const rows = await tx.$queryRaw<Omit<OwnReported, "partyId">[]>`
    select (array_agg(p.name order by p.created_at desc, p.id desc))[1] as name,
           (array_agg(p.city order by p.created_at desc, p.id desc))[1] as city,
           (array_agg(p.country::text order by p.created_at desc, p.id desc))[1] as country,
           array_agg(p.id::text order by p.created_at desc, p.id desc) as "partyIds"
      from reported_party p
     where ${own} and ${fits} and ${from}
     group by p.name_key
     order by p.name_key
     limit ${PAGE_SIZE + 1}::int`;
  const customers = rows
    .slice(0, PAGE_SIZE)
    .map((row) => ({ ...row, partyId: row.partyIds[0] ?? "" }));
  return { customers, after: (rows.length > PAGE_SIZE && customers.at(-1)?.partyId) || null };
}

/** A wording as its partner wrote it. Its customer is not for the partner's eyes: it only finds what both share. */
export type OwnWording = {
  id: string;
  name: string;
  street: string | null;
  postcode: string | null;
  city: string | null;
  country: string | null;
  domain: string | null;
  duns: string | null;
  vat: string | null;
  createdAt: Date;
  customerId: string;
};

const MOST = 100;

/** Every wording that this partner used with the name of one of them, the newest first; none where it is not its own. */
export async function ownWordings(
  tx: ScopedTx,
  partnerId: string,
  partyId: string,
): Promise<OwnWording[]> {
  const { vendorId } = tx;
  const named = await tx.reportedParty.findFirst({
    where: { vendorId, partnerId, id: partyId },
    select: { nameKey: true },
  });
  if (!named) return [];
  return tx.reportedParty.findMany({
    where: { vendorId, partnerId, nameKey: named.nameKey },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: {
      ...{ id: true, name: true, street: true, postcode: true, city: true, country: true },
      ...{ domain: true, duns: true, vat: true, createdAt: true, customerId: true },
    },
  });
}
