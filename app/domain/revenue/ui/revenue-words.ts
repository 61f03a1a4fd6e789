import { withParams } from "#app/ui/address.ts";
import { formatAmount, formatMoney, formatPercent, formatUnits } from "#app/ui/format.ts";

import type { Comparison } from "../former-period.ts";
import type { Period } from "../period.ts";
import type { Basis, ChannelFilter, Dimension, RevenueQuery } from "../revenue-query.schema.ts";

export const rowWords: Record<
  Dimension,
  { one: string; all: string; other: (n: string) => string }
> = {
  customer: { one: "Customer", all: "All customers", other: (n) => `${n} other customers` },
  group: { one: "Group", all: "All groups", other: (n) => `${n} other groups` },
  partner: { one: "Partner", all: "All partners", other: (n) => `${n} other partners` },
  tier: { one: "Tier", all: "All tiers", other: (n) => `${n} other tiers` },
  product: { one: "Product", all: "All products", other: (n) => `${n} other products` },
  region: { one: "Country", all: "All countries", other: (n) => `${n} other countries` },
  family: { one: "Product family", all: "All families", other: (n) => `${n} other families` },
  channel: { one: "Channel", all: "All channels", other: (n) => `${n} other channels` },
  month: { one: "Month", all: "All months", other: (n) => `${n} other months` },
  quarter: { one: "Quarter", all: "All quarters", other: (n) => `${n} other quarters` },
  year: { one: "Year", all: "All years", other: (n) => `${n} other years` },
};

export const channelWords: Record<ChannelFilter, string> = {
  all: "All",
  indirect: "Indirect",
  one_tier: "One tier",
  two_tier: "Two tiers",
  direct: "Direct",
};

export const basisWords: Record<Basis, string> = {
  net: "Vendor net",
  street: "Street value",
  units: "Units",
};

export const comparisonWords: Record<Comparison, string> = {
  none: "Nothing",
  before: "Former period",
  year: "Year before",
};

type Counted = Pick<RevenueQuery, "basis" | "currency">;

/** A figure of a view in a table: whole units of the currency, or units of products. */
export const writeFigure = (value: bigint, { basis, currency }: Counted, signed = false) =>
  basis === "units"
    ? formatUnits(value, undefined, { signed })
    : formatAmount(value, currency, undefined, { whole: true, signed });

/** The same where it stands alone: to the cent, with what it is counted in. */
export const writeInFull = (value: bigint, { basis, currency }: Counted) =>
  basis === "units" ? `${formatUnits(value)} units` : formatMoney(value, currency);

/** The same in as few letters as a headline needs. */
export const writeShort = (value: bigint, { basis, currency }: Counted) =>
  basis === "units" ? formatUnits(value) : formatMoney(value, currency, undefined, { short: true });

/** How a figure moved, in a word where no share says it. */
export function changeInWords(now: bigint, former: bigint): string | null {
  if (now === former) return now === 0n ? null : "same";
  if (former === 0n) return "new";
  if (now === 0n) return "none";
  if (former < 0n || now < 0n) return now > former ? "more" : "less";
  const tenfold = now > former * 10n;
  if (tenfold) return "over tenfold";
  return formatPercent(Number(((now - former) * 100_000n) / former) / 100_000, undefined, {
    signed: true,
    digits: 0,
  });
}

/** The address with another choice; what was open in the drawer belongs to the former figures. */
export const choose = (params: URLSearchParams, changes: Record<string, string | null>) =>
  withParams(params, { cell: null, line: null, show: null, ...changes });

/** The address that opens a figure beside the table. */
export const openCell = (params: URLSearchParams, cell: string) =>
  withParams(params, { cell, line: null, show: null });

/** Whole units of the currency, for tables that many figures share. */
export const wholeAmount = (minor: bigint, currency: string) =>
  formatAmount(minor, currency, undefined, { whole: true });

export const periodDays = ({ from, to }: Period) => ({
  from: from.toISOString().slice(0, 10),
  to: to.toISOString().slice(0, 10),
});
