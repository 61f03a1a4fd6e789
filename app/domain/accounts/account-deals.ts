import type { DealStatus, DealSummary } from "#app/domain/deals/deal.ts";

import type { PipelineRow } from "./facets.server.ts";
import type { Side } from "./joint-account.ts";

export type KnownDeal = Pick<
  DealSummary,
  | "id"
  | "number"
  | "partnerId"
  | "partnerName"
  | "families"
  | "status"
  | "stage"
  | "closeDay"
  | "currency"
  | "valueMinor"
>;

export type AccountDeal = {
  key: string;
  /** The record to open, where the asking side may. */
  dealId: string | null;
  number: string | null;
  families: string[];
  /** Null where it is another partner that is not named. */
  by: string | null;
  status: DealStatus;
  stage: string | null;
  closeDay: Date | null;
  currency: string;
  valueMinor: bigint | null;
};

export type DealTotals = { deals: number; currency: string; valueMinor: bigint | null };

export type AccountDeals = { rows: AccountDeal[]; totals: DealTotals[] };

const open: readonly DealStatus[] = ["submitted", "in_review", "info_requested", "approved"];

/**
 * What one side sees of the open deals. A partner: its own, then what the vendor shows of others. The vendor: what was
 * registered with it, and of its partner's own view (stage, expected day) what the partner shows.
 */
export function accountDeals(
  side: Side,
  partnerId: string,
  known: readonly KnownDeal[],
  shown: readonly PipelineRow[],
): AccountDeals {
  const byId = new Map(shown.flatMap((row) => (row.dealId ? [[row.dealId, row]] : [])));
  const rows: AccountDeal[] = known
    .filter(({ status }) => open.includes(status))
    .map((deal) => {
      const told = side === "partner" || byId.has(deal.id);
      return {
        key: deal.id,
        dealId: deal.id,
        number: deal.number,
        families: deal.families,
        by: deal.partnerName,
        status: deal.status,
        stage: told ? deal.stage : null,
        closeDay: told ? deal.closeDay : null,
        currency: deal.currency,
        valueMinor: deal.valueMinor,
      };
    });

  const ours = side === "vendor" ? "partner" : "other";
  const partnerName = known.find((deal) => deal.partnerId === partnerId)?.partnerName ?? null;
  const have = new Set(rows.map(({ key }) => key));
  for (const [place, row] of shown.entries()) {
    if (row.level !== "detail" || row.through !== ours) continue;
    if (row.dealId && have.has(row.dealId)) continue;
    rows.push({
      key: `shown-${place}`,
      dealId: null,
      number: row.number,
      families: row.families ?? [],
      by: row.through === "partner" ? partnerName : null,
      status: row.status as DealStatus,
      stage: row.stage,
      closeDay: row.closeDay,
      currency: row.currency,
      valueMinor: row.valueMinor,
    });
  }
  return {
    rows,
    totals: shown.filter((row) => row.level === "totals" && row.through === ours),
  };
}
