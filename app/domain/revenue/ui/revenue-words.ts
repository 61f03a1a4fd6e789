import { withParams } from "#app/ui/address.ts";
import { formatAmount } from "#app/ui/format.ts";

import type { Period } from "../period.ts";
import type { Basis, ChannelFilter, RowKind } from "../revenue-query.schema.ts";

export const rowWords: Record<RowKind, { one: string; all: string; other: (n: string) => string }> =
  {
    customer: { one: "Customer", all: "All customers", other: (n) => `${n} other customers` },
    group: { one: "Group", all: "All groups", other: (n) => `${n} other groups` },
    partner: { one: "Partner", all: "All partners", other: (n) => `${n} other partners` },
    tier: { one: "Tier", all: "All tiers", other: (n) => `${n} other tiers` },
    product: { one: "Product", all: "All products", other: (n) => `${n} other products` },
    region: { one: "Country", all: "All countries", other: (n) => `${n} other countries` },
    family: { one: "Product family", all: "All families", other: (n) => `${n} other families` },
    channel: { one: "Channel", all: "All channels", other: (n) => `${n} other channels` },
  };

export const channelWords: Record<ChannelFilter, string> = {
  all: "All",
  indirect: "Indirect",
  one_tier: "One tier",
  two_tier: "Two tiers",
  direct: "Direct",
};

export const basisWords: Record<Basis, string> = { net: "Vendor net", street: "Street value" };

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
