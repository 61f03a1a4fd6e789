import { formatDay } from "#app/ui/format.ts";
import type { MarkName } from "#app/ui/icon.tsx";
import type { Tone } from "#app/ui/status.tsx";

import type { Through } from "../facets.server.ts";
import { type AccountStatus, type Facet, facetNames, type Side } from "../joint-account.ts";

type Look = { word: string; mark: MarkName; tone?: Tone };

export const statusLooks: Record<AccountStatus, Look> = {
  invited: { word: "Invited", mark: "info", tone: "warn" },
  active: { word: "Live", mark: "overlap", tone: "live" },
  declined: { word: "Declined", mark: "lost" },
  ended: { word: "Ended", mark: "expired" },
};

export type Names = Record<Side, string>;

/** Through whom something was sold, as this side may know it. */
export function throughWords(through: Through, side: Side, names: Names): string {
  if (through === "direct") return side === "vendor" ? "Direct" : `${names.vendor}, direct`;
  if (through === "partner") return side === "vendor" ? names.partner : "You";
  return side === "vendor" ? "Other partners" : "Another partner";
}

export const quarterName = (quarter: Date) =>
  `Q${Math.floor(quarter.getUTCMonth() / 3) + 1} ${String(quarter.getUTCFullYear()).slice(2)}`;

/** "Apr 2026", for a day of which only the month is known. */
export const monthName = (day: Date) =>
  formatDay(new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1))).slice(2);

const DAY_MS = 86_400_000;

export function dayOrNear(day: Date, today: Date): string {
  const days = Math.floor(today.getTime() / DAY_MS) - Math.floor(day.getTime() / DAY_MS);
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  return formatDay(day, undefined, today);
}

/** What a level of a facet means, from the side that shows it. */
export const facetHelp: Record<Side, Partial<Record<Facet, string>>> = {
  vendor: {
    pipeline:
      "Open deals for this customer at list price. Never who registered them, nor their numbers",
    revenue: "Units and street value. Never another partner's name, nor a net price",
    installed_base: "Units at the customer, whoever sold them",
    contacts: "The people you list on the account",
  },
  partner: {
    pipeline: "Your open deals with stage and expected day",
    contacts: "The people you list on the account",
  },
};

export const shownWords = (shown: readonly { facet: Facet; level: string }[]) =>
  shown.map(({ facet, level }) => `${facetNames[facet]}, ${level}`).join(" · ");
