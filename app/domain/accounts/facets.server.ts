import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Facet, FacetLevel } from "./joint-account.ts";

/** Through whom: the partner of this account, another one that is not named, or nobody. */
export type Through = "partner" | "other" | "direct";

export type PipelineRow = {
  level: "totals" | "detail";
  through: "partner" | "other";
  deals: number;
  /** Set where the deal is the account's own partner's. */
  dealId: string | null;
  number: string | null;
  families: string[] | null;
  status: string | null;
  stage: string | null;
  closeDay: Date | null;
  currency: string;
  valueMinor: bigint | null;
};

export type RevenueRow = {
  level: "totals" | "detail";
  through: Through;
  quarter: Date;
  day: Date | null;
  partNo: string | null;
  product: string | null;
  family: string | null;
  units: bigint;
  streetMinor: bigint;
  currency: string;
};

export type InstalledRow = {
  level: "totals" | "detail";
  family: string;
  partNo: string | null;
  product: string | null;
  units: bigint;
  firstDay: Date | null;
  lastDay: Date | null;
};

export type ContactRow = {
  level: "totals" | "detail";
  people: number;
  name: string | null;
  title: string | null;
  email: string | null;
  phone: string | null;
};

// Each asks the database's own function for the facet: it looks for the grant that is live at that instant, and
// what is not granted does not leave it. Nothing here filters.

/** At which level the other side shows each of these facets at that instant. */
export async function levelsOf(
  tx: ScopedTx,
  accountId: string,
  facets: readonly Facet[],
  at: Date,
): Promise<Map<Facet, FacetLevel>> {
  const rows = await tx.$queryRaw<{ facet: Facet; level: FacetLevel }[]>`
    select f.facet::text as facet,
           accounts.level_of(${accountId}::uuid, f.facet, ${at}::timestamptz)::text as level
      from unnest(${[...facets]}::tributary.facet[]) as f (facet)`;
  return new Map(rows.map(({ facet, level }) => [facet, level]));
}

export const pipelineOf = (tx: ScopedTx, accountId: string, at: Date) =>
  tx.$queryRaw<PipelineRow[]>`
    select level, through, deals, deal_id as "dealId", number, families, status, stage,
           close_day as "closeDay", currency, value_minor as "valueMinor"
      from accounts.pipeline(${accountId}::uuid, ${at}::timestamptz)`;

export const revenueOf = (tx: ScopedTx, accountId: string, at: Date) =>
  tx.$queryRaw<RevenueRow[]>`
    select level, through, quarter, day, part_no as "partNo", product, family, units,
           street_minor as "streetMinor", currency
      from accounts.revenue(${accountId}::uuid, ${at}::timestamptz)`;

export const installedBaseOf = (tx: ScopedTx, accountId: string, at: Date) =>
  tx.$queryRaw<InstalledRow[]>`
    select level, family, part_no as "partNo", product, units, first_day as "firstDay", last_day as "lastDay"
      from accounts.installed_base(${accountId}::uuid, ${at}::timestamptz)`;

export const contactsOf = (tx: ScopedTx, accountId: string, at: Date) =>
  tx.$queryRaw<ContactRow[]>`
    select level, people, name, title, email, phone
      from accounts.contacts(${accountId}::uuid, ${at}::timestamptz)`;
