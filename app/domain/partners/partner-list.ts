import { z } from "zod";

import type { PartnerSummary } from "./partner.ts";

/** The list's choices, as they stand in the address. */
export const PartnerListQuery = z.object({
  kind: z.enum(["all", "distributor", "reseller", "supplier"]).catch("all"),
  status: z.enum(["working", "active", "suspended", "ended", "all"]).catch("working"),
  manager: z.uuid().optional().catch(undefined),
  q: z.string().trim().max(100).catch(""),
  sort: z.enum(["name", "-name", "deals", "-deals", "report", "-report"]).catch("name"),
});
export type PartnerListQuery = z.infer<typeof PartnerListQuery>;

export type PartnerRow = PartnerSummary & {
  managerName: string | null;
  /** Names of those it is linked to, live. */
  links: string[];
  openDeals: number;
  lastReport: Date | null;
};

const keys = {
  name: (row: PartnerRow) => row.name.toLowerCase(),
  deals: (row: PartnerRow) => row.openDeals,
  report: (row: PartnerRow) => row.lastReport?.getTime() ?? 0,
};

/** Narrows and orders the partners. There are hundreds at most, so they are held at once. */
export function arrangePartners(rows: readonly PartnerRow[], query: PartnerListQuery) {
  const words = query.q.toLowerCase();
  const key = keys[query.sort.replace("-", "") as keyof typeof keys];
  const direction = query.sort.startsWith("-") ? -1 : 1;
  return rows
    .filter((row) => query.kind === "all" || row.kind === query.kind)
    .filter((row) => ["all", row.status].includes(query.status) || isShownAtFirst(row, query))
    .filter((row) => !query.manager || row.managerId === query.manager)
    .filter((row) =>
      [row.name, row.code, row.city].some((text) => text.toLowerCase().includes(words)),
    )
    .sort((a, b) => direction * compare(key(a), key(b)) || compare(a.name, b.name));
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

/** Those that ended are out of the way until somebody asks for them. */
const isShownAtFirst = (row: PartnerRow, query: PartnerListQuery) =>
  query.status === "working" && row.status !== "ended";
