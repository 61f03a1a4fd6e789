import { z } from "zod";

import type { FiscalCalendar } from "./fiscal-calendar.ts";
import {
  type ColumnUnit,
  columnsOf,
  dayOf,
  isWhole,
  type Period,
  type PeriodColumn,
  type Preset,
  presetPeriod,
  presets,
} from "./period.ts";

export const rowKinds = [
  "customer",
  "group",
  "partner",
  "tier",
  "product",
  "family",
  "region",
  "channel",
] as const;
export type RowKind = (typeof rowKinds)[number];

export const channelFilters = ["all", "indirect", "one_tier", "two_tier", "direct"] as const;
export type ChannelFilter = (typeof channelFilters)[number];

export type Basis = "net" | "street";

const day = z.iso.date();

/** What the address says; whatever in it is mangled counts as not said. */
export const RevenueSearch = z.object({
  by: z.enum(rowKinds).catch("customer"),
  columns: z.enum(["quarter", "month", "total"]).catch("quarter"),
  period: z.enum(presets).catch("4q"),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  channel: z.enum(channelFilters).catch("all"),
  partner: z.uuid().optional().catch(undefined),
  basis: z.enum(["net", "street"]).catch("net"),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
  q: z.string().trim().max(100).catch(""),
  top: z.coerce
    .number()
    .pipe(z.union([10, 25, 50, 100].map((n) => z.literal(n))))
    .catch(10),
  sort: z.string().max(40).catch("-total"),
  cell: z.string().max(200).optional().catch(undefined),
  line: z.uuid().optional().catch(undefined),
  show: z.coerce.number().int().min(1).max(1_000).catch(25),
});
export type RevenueSearch = z.infer<typeof RevenueSearch>;

/** What a page, a figure or an export is asked for. */
export type RevenueQuery = Omit<
  RevenueSearch,
  "from" | "to" | "period" | "columns" | "currency"
> & {
  /** Null when the days were chosen by hand. */
  preset: Preset | null;
  period: Period;
  unit: ColumnUnit;
  columns: PeriodColumn[];
  currency: string;
  /** Whether all currencies are added up in the vendor's, each at the rate of its day. */
  inBase: boolean;
  calendar: FiscalCalendar;
  /** Whether the period is made of whole months, so that what was added up by month tells it. */
  whole: boolean;
};

const LONGEST_MS = 10 * 366 * 86_400_000;

type Vendor = { currency: string; calendar: FiscalCalendar };

export function revenueQuery(
  search: RevenueSearch,
  at: Date,
  { currency, calendar }: Vendor,
): RevenueQuery {
  const today = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
  const { from, to, period: preset, columns: unit, ...rest } = search;
  const chosen = from ? { from: dayOf(from), to: to ? dayOf(to) : today } : null;
  const valid =
    chosen && chosen.from <= chosen.to && chosen.to.getTime() - chosen.from.getTime() < LONGEST_MS;
  const period = valid ? chosen : presetPeriod(preset, today, calendar);
  const columns = columnsOf(period, unit, today, calendar);
  return {
    ...rest,
    preset: valid ? null : preset,
    period,
    // A period too long for months is shown in quarters.
    unit: unit === "month" && columns[0]?.label.startsWith("Q") ? "quarter" : unit,
    columns,
    currency: search.currency ?? currency,
    inBase: search.currency === undefined,
    calendar,
    whole: isWhole(period, today, calendar),
  };
}

/** One figure of a page, as the address names it. */
export type Cell =
  | { kind: "row"; row: string; column: string | null }
  | { kind: "stock"; partnerId: string }
  | { kind: "uncovered"; partnerId: string; productId: string };

const uuid = z.uuid();
const isId = (text: string | undefined): text is string => uuid.safeParse(text).success;
const words = /^(all|direct|one_tier|two_tier|unknown|none|[A-Z]{2})$/;
const isRow = (text: string) => words.test(text) || isId(text.replace(/^unknown:/, ""));

export function cellFrom(text: string | undefined): Cell | null {
  const [first = "", second = "", third] = (text ?? "").split("~");
  if (first === "stock" && isId(second)) return { kind: "stock", partnerId: second };
  if (first === "uncovered" && isId(second) && isId(third)) {
    return { kind: "uncovered", partnerId: second, productId: third };
  }
  if (!isRow(first)) return null;
  if (second === "all") return { kind: "row", row: first, column: null };
  return day.safeParse(second).success ? { kind: "row", row: first, column: second } : null;
}

export const rowCell = (row: string, column: string | null) => `${row}~${column ?? "all"}`;
export const stockCell = (partnerId: string) => `stock~${partnerId}`;
export const uncoveredCell = (partnerId: string, productId: string) =>
  `uncovered~${partnerId}~${productId}`;
