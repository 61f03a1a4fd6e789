import type { RevenueRow, Through } from "./facets.server.ts";

type Line = Omit<RevenueRow, "level">;

export type Quarter = { quarter: Date } & Record<Through, bigint>;

export type PurchaseRow = {
  key: string;
  /** A family where lines are shown, a quarter where only totals are. */
  family: string | null;
  quarter: Date | null;
  through: Through;
  units: bigint;
  streetMinor: bigint;
  currency: string;
  lastDay: Date | null;
};

export type Purchases = {
  /** The currency of the chart; rows in others are in the table alone. */
  currency: string;
  quarters: Quarter[];
  rows: PurchaseRow[];
  /** The newest lines, where detail is shown. */
  lines: Line[];
  moreLines: number;
};

const QUARTERS = 8;
const LINES = 100;

/** Adds up what was bought for the chart, the table and the list of lines. */
export function purchasesFrom(found: readonly Line[], vendorCurrency: string): Purchases {
  const currency = found.some((line) => line.currency === vendorCurrency)
    ? vendorCurrency
    : (found[0]?.currency ?? vendorCurrency);
  const detailed = found.filter((line) => line.day !== null);
  const newest = [...detailed].sort((a, b) => Number(b.day) - Number(a.day));
  return {
    currency,
    quarters: quartersOf(found.filter((line) => line.currency === currency)),
    rows: rowsOf(found),
    lines: newest.slice(0, LINES),
    moreLines: Math.max(newest.length - LINES, 0),
  };
}

const nextQuarter = (quarter: Date, by: number) =>
  new Date(Date.UTC(quarter.getUTCFullYear(), quarter.getUTCMonth() + 3 * by, 1));

function quartersOf(lines: readonly Line[]): Quarter[] {
  if (lines.length === 0) return [];
  const times = lines.map(({ quarter }) => quarter.getTime());
  const last = new Date(Math.max(...times));
  const first = Math.max(Math.min(...times), nextQuarter(last, 1 - QUARTERS).getTime());
  const quarters: Quarter[] = [];
  for (let at = new Date(first); at <= last; at = nextQuarter(at, 1)) {
    quarters.push({ quarter: at, partner: 0n, other: 0n, direct: 0n });
  }
  for (const line of lines) {
    const place = quarters.find(({ quarter }) => quarter.getTime() === line.quarter.getTime());
    if (place) place[line.through] += line.streetMinor;
  }
  return quarters;
}

function rowsOf(lines: readonly Line[]): PurchaseRow[] {
  const rows = new Map<string, PurchaseRow>();
  for (const { family, quarter, through, units, streetMinor, currency, day } of lines) {
    const what = family ?? quarter.toISOString();
    const key = `${what} ${through} ${currency}`;
    const row = rows.get(key) ?? {
      key,
      family,
      quarter: family === null ? quarter : null,
      through,
      units: 0n,
      streetMinor: 0n,
      currency,
      lastDay: null,
    };
    row.units += units;
    row.streetMinor += streetMinor;
    if (day && (row.lastDay === null || day > row.lastDay)) row.lastDay = day;
    rows.set(key, row);
  }
  return [...rows.values()];
}
