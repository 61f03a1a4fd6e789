import { z } from "zod";

import { dayInWords } from "#app/platform/form-fields.ts";

import type { FiscalCalendar } from "../fiscal-calendar.ts";
import { dayKey, type Period, type Preset, presetPeriod, presets } from "../period.ts";

export const ownRows = ["product", "customer", "month"] as const;
export type OwnRows = (typeof ownRows)[number];

/** What a figure of a partner's own ledger is of. */
export const ownFlows = ["bought", "sold", "back", "stock", "uncovered"] as const;
export type OwnFlow = (typeof ownFlows)[number];

/** In place of a key: everything; and what was sold to nobody that is named. */
export const ALL = "all";
export const NOBODY = "none";

const key = z.string().regex(/^(all|none|\d{4}-\d{2}-\d{2}|(to:)?[0-9a-f-]{36})$/);

const Search = z.object({
  by: z.enum(ownRows).catch("product"),
  period: z.enum(presets).catch("4q"),
  q: z.string().trim().max(100).catch(""),
  /** The open figure. */
  of: z.enum(ownFlows).optional().catch(undefined),
  at: key.optional().catch(undefined),
  show: z.coerce.number().int().min(1).max(1_000).catch(50),
});

export type OwnLedgerQuery = {
  by: OwnRows;
  preset: Preset;
  period: Period;
  calendar: FiscalCalendar;
  today: Date;
  q: string;
  open: { of: OwnFlow; at: string } | null;
  show: number;
};

export function ownLedgerQuery(url: string, now: Date, calendar: FiscalCalendar): OwnLedgerQuery {
  const search = Search.parse(Object.fromEntries(new URL(url).searchParams));
  const { by, period: preset, q, of, at, show } = search;
  const today = new Date(`${dayKey(now)}T00:00:00Z`);
  return {
    ...{ by, preset, q, show, calendar, today },
    period: presetPeriod(preset, today, calendar),
    open: of && at && fits(by, at) ? { of, at } : null,
  };
}

/** A key that is no id would not be understood by the database. */
function fits(by: OwnRows, at: string): boolean {
  if (at === ALL) return true;
  if (by === "month") return dayInWords().safeParse(at).success;
  if (by === "customer" && at === NOBODY) return true;
  return z.uuid().safeParse(by === "customer" ? at.replace(/^to:/, "") : at).success;
}
