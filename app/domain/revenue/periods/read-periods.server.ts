import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type FiscalPeriod, periodsBetween } from "../fiscal-calendar.ts";
import { views } from "../ledger/ledger-sums.ts";
import { dayAfter } from "../ledger/post-entries.ts";
import { vendorTerms } from "../ledger/terms.server.ts";
import { selectWaiting } from "../proof.store.server.ts";

export type BooksOfPeriod = FiscalPeriod & {
  closed: boolean;
  /** In the vendor's currency. */
  soldInMinor: bigint;
  soldMinor: bigint;
  directMinor: bigint;
  /** Of entries booked here that adjust closed periods. */
  adjustingMinor: bigint;
};

/** What is looked at before a period is closed. What is not worked out yet keeps it open; the rest is for a person. */
export type CloseCheck = {
  what: "waiting" | "files" | "uncovered" | "unrated" | "costs";
  count: number;
};

export type Closable = { period: FiscalPeriod; checks: CloseCheck[] };

const SHOWN = 24;

/** The fiscal periods with what is booked in each, the newest first, and the one that may be closed next. */
export async function readPeriods(tx: ScopedTx, today: Date) {
  const { currency, calendar, closedThrough } = await vendorTerms(tx);
  const day = today.toISOString().slice(0, 10);
  const first = await firstDay(tx);
  const periods = first ? periodsBetween(calendar, first, day) : [];
  const isClosed = ({ to }: FiscalPeriod) => closedThrough !== null && to <= closedThrough;
  const next = periods.find((period) => !isClosed(period) && period.to < day);
  const shown = periods.slice(-SHOWN);
  const figures = await selectFigures(tx, shown);
  return {
    ...{ currency, calendar, closedThrough },
    periods: shown
      .map(
        (period): BooksOfPeriod => ({
          ...nothing,
          ...figures.get(period.from),
          ...period,
          closed: isClosed(period),
        }),
      )
      .reverse(),
    next: next ? { period: next, checks: await closeChecks(tx, next, closedThrough) } : null,
  };
}

export type PeriodsPage = Awaited<ReturnType<typeof readPeriods>>;

const nothing = { soldInMinor: 0n, soldMinor: 0n, directMinor: 0n, adjustingMinor: 0n };
type Figures = typeof nothing & { from: string };

async function firstDay(tx: ScopedTx): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ day: string | null }[]>`
    select min(period)::text as day from ledger_sum
     where vendor_id = ${tx.vendorId}::int and view = ${views.day}::smallint`;
  return row?.day ?? null;
}

async function selectFigures(tx: ScopedTx, periods: readonly FiscalPeriod[]) {
  const rows = await tx.$queryRaw<Figures[]>`
    select k.from_day::text as from,
           coalesce(sum(s.base_net_minor) filter (where s.kind = 'sold_in'), 0)::bigint as "soldInMinor",
           coalesce(sum(s.base_net_minor) filter (where s.kind = 'sold' and s.way > 1), 0)::bigint as "soldMinor",
           coalesce(sum(s.base_net_minor) filter (where s.kind = 'sold' and s.way = 1), 0)::bigint as "directMinor",
           coalesce((select sum(e.base_net_minor) from ledger_entry e
             where e.vendor_id = ${tx.vendorId}::int and e.day between k.from_day and k.to_day and e.adjusts_day is not null
               and e.kind = 'sold'), 0)::bigint as "adjustingMinor"
      from unnest(${periods.map(({ from }) => new Date(from))}::date[],
                  ${periods.map(({ to }) => new Date(to))}::date[]) as k (from_day, to_day)
      join ledger_sum s on s.vendor_id = ${tx.vendorId}::int and s.view = ${views.day}::smallint
       and s.period between k.from_day and k.to_day
     group by k.from_day, k.to_day`;
  return new Map(rows.map((row) => [row.from, row]));
}

/** Of everything that is still open up to the end of a period. */
export async function closeChecks(
  tx: ScopedTx,
  { to }: FiscalPeriod,
  closedThrough: string | null,
): Promise<CloseCheck[]> {
  const from = closedThrough ? dayAfter(closedThrough) : "0001-01-01";
  const [row] = await tx.$queryRaw<
    { files: number; uncovered: number; unrated: number; costs: number }[]
  >`
    select (select count(*) from submission s
             where s.vendor_id = ${tx.vendorId}::int and s.kind in ('pos', 'sell_in', 'direct', 'stock_adjustment', 'price_adjustment',
                             'rates', 'channel_costs')
               and s.status in ('received', 'reading', 'checked', 'waiting'))::int as files,
           coalesce(sum(s.units) filter (where s.kind = 'uncovered'), 0)::int as uncovered,
           coalesce(sum(s.unrated), 0)::int as unrated,
           (select count(*) from channel_cost c
             where c.vendor_id = ${tx.vendorId}::int and c.ended_at is null and c.base_minor is null
               and c.to_day between ${new Date(from)}::date and ${new Date(to)}::date)::int as costs
      from ledger_sum s
     where s.vendor_id = ${tx.vendorId}::int and s.view = ${views.day}::smallint
       and s.period between ${new Date(from)}::date and ${new Date(to)}::date`;
  const { products } = await selectWaiting(tx);
  return [
    { what: "waiting", count: products },
    { what: "files", count: row?.files ?? 0 },
    { what: "uncovered", count: row?.uncovered ?? 0 },
    { what: "unrated", count: row?.unrated ?? 0 },
    { what: "costs", count: row?.costs ?? 0 },
  ];
}
