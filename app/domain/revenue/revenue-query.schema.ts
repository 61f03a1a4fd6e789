import { z } from "zod";

import { localDay } from "#app/domain/programs/local-time.ts";
import { dayInWords } from "#app/platform/form-fields.ts";

import type { FiscalCalendar } from "./fiscal-calendar.ts";
import { comparisons } from "./former-period.ts";
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

export const timeKinds = ["month", "quarter", "year"] as const;
export type TimeKind = (typeof timeKinds)[number];

/** What rows and columns may be, any two of them. */
export const dimensions = [...rowKinds, ...timeKinds] as const;
export type Dimension = RowKind | TimeKind;

export const isTime = (dimension: string): dimension is TimeKind =>
  timeKinds.some((kind) => kind === dimension);

export const channelFilters = ["all", "indirect", "one_tier", "two_tier", "direct"] as const;
export type ChannelFilter = (typeof channelFilters)[number];

/** Units are base units, and add up across products as such. */
export const bases = ["net", "street", "units"] as const;
export type Basis = (typeof bases)[number];

const day = dayInWords();

/** What the address says; whatever in it is mangled counts as not said. */
export const RevenueSearch = z.object({
  by: z.enum(dimensions).catch("customer"),
  columns: z.enum([...dimensions, "total"]).catch("quarter"),
  period: z.enum(presets).catch("4q"),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  channel: z.enum(channelFilters).catch("all"),
  partner: z.uuid().optional().catch(undefined),
  basis: z.enum(bases).catch("net"),
  against: z.enum(comparisons).catch("none"),
  /** A customer, with everybody below it unless it is asked for alone. */
  under: z.uuid().optional().catch(undefined),
  alone: z
    .literal("1")
    .optional()
    .catch(undefined)
    .transform((said) => said !== undefined),
  as: z.enum(["table", "chart"]).catch("table"),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
  q: z.string().trim().max(100).catch(""),
  top: z.coerce
    .number()
    .pipe(z.union([5, 10, 25, 50, 100].map((n) => z.literal(n))))
    .catch(10),
  sort: z.string().max(60).optional().catch(undefined),
  cell: z.string().max(200).optional().catch(undefined),
  line: z.uuid().optional().catch(undefined),
  show: z.coerce.number().int().min(1).max(1_000).catch(25),
});
export type RevenueSearch = z.infer<typeof RevenueSearch>;

/** What a page, a figure or an export is asked for. */
export type RevenueQuery = Omit<
  RevenueSearch,
  "from" | "to" | "period" | "columns" | "currency" | "sort"
> & {
  sort: string;
  /** Null when the days were chosen by hand. */
  preset: Preset | null;
  period: Period;
  today: Date;
  /** What the columns are where they are not of time. */
  across: RowKind | null;
  /** How columns cut time; they are `columns` then. */
  unit: ColumnUnit;
  columns: PeriodColumn[];
  /** The rows, where they cut time. */
  times: PeriodColumn[] | null;
  currency: string;
  /** Whether all currencies are added up in the vendor's, each at the rate of its day. */
  inBase: boolean;
  calendar: FiscalCalendar;
  /** Whether the period is made of whole months, so that what was added up by month tells it. */
  whole: boolean;
};

/** Months of the longest period. */
const MOST_ROWS = 150;
const LONGEST_MS = 10 * 366 * 86_400_000;

type Vendor = { currency: string; calendar: FiscalCalendar; timeZone: string };

export function revenueQuery(
  search: RevenueSearch,
  at: Date,
  { currency, calendar, timeZone }: Vendor,
): RevenueQuery {
  // Lines may be of the vendor's own day, which begins before that of others.
  const today = localDay(at, timeZone);
  const { from, to, period: preset, columns: asked, ...rest } = search;
  const chosen = from ? { from: dayOf(from), to: to ? dayOf(to) : today } : null;
  const valid =
    chosen && chosen.from <= chosen.to && chosen.to.getTime() - chosen.from.getTime() < LONGEST_MS;
  const period = valid ? chosen : presetPeriod(preset, today, calendar);
  const chosenColumns = asked === rest.by ? "total" : asked;
  const ofTime = chosenColumns === "total" || isTime(chosenColumns);
  const unit = ofTime ? chosenColumns : "total";
  const columns = columnsOf(period, unit, today, calendar);
  const times = isTime(rest.by) ? columnsOf(period, rest.by, today, calendar, MOST_ROWS) : null;
  return {
    ...rest,
    sort: rest.sort ?? (times ? "name" : "-total"),
    today,
    across: ofTime ? null : chosenColumns,
    times,
    preset: valid ? null : preset,
    period,
    unit: unitShown(unit, columns, period, calendar),
    columns,
    currency: search.currency ?? currency,
    inBase: search.currency === undefined,
    calendar,
    whole: isWhole(period, today, calendar),
  };
}

/** A period too long for months is shown in quarters, and one too long for those in years. */
function unitShown(
  unit: ColumnUnit,
  columns: readonly PeriodColumn[],
  period: Period,
  calendar: FiscalCalendar,
): ColumnUnit {
  if (unit === "total") return unit;
  const units = ["month", "quarter", "year"] as const;
  return (
    units
      .slice(units.indexOf(unit))
      .find(
        (each) => columnsOf(period, each, period.to, calendar, Infinity).length === columns.length,
      ) ?? unit
  );
}

export const turns = ["now", "former", "change"] as const;
/** Of this period, of the one it is measured against, or the difference of both. */
export type Turn = (typeof turns)[number];

/** In place of a key: everything, and everything beyond the largest. */
export const ALL = "all";
export const REST = "rest";

/** One figure of a page, as the address names it. */
export type Cell =
  | { kind: "row"; row: string; column: string; turn: Turn }
  | { kind: "stock"; partnerId: string }
  | { kind: "uncovered"; partnerId: string; productId: string };

const uuid = z.uuid();
const isId = (text: string | undefined): text is string => uuid.safeParse(text).success;
const words = /^(all|rest|direct|one_tier|two_tier|unknown|none|[A-Z]{2})$/;
const isKey = (text: string) =>
  words.test(text) || isId(text.replace(/^unknown:/, "")) || day.safeParse(text).success;

export function cellFrom(text: string | undefined): Cell | null {
  const [first = "", second = "", third] = (text ?? "").split("~");
  if (first === "stock" && isId(second)) return { kind: "stock", partnerId: second };
  if (first === "uncovered" && isId(second) && isId(third)) {
    return { kind: "uncovered", partnerId: second, productId: third };
  }
  if (!isKey(first) || !isKey(second)) return null;
  const turn = turns.find((each) => each === (third ?? "now"));
  return turn ? { kind: "row", row: first, column: second, turn } : null;
}

export const rowCell = (row: string | null, column: string | null, turn: Turn = "now") =>
  [row ?? REST, column ?? REST, ...(turn === "now" ? [] : [turn])].join("~");
export const stockCell = (partnerId: string) => `stock~${partnerId}`;
export const uncoveredCell = (partnerId: string, productId: string) =>
  `uncovered~${partnerId}~${productId}`;
