import type { SalesStage } from "../deal.ts";
import { salesStages } from "../register/register-deal.schema.ts";

/** How likely a deal of each sales stage is won, in percent. */
export type StageOdds = Record<SalesStage, number>;

/** Deals of one stage under one key, as the database adds them up. */
export type Sum = { by: Dimension; key: string; stage: SalesStage; deals: number; minor: bigint };
export type Dimension = "stage" | "partner" | "family" | "closes" | "waits" | "ends";

export type Figure = {
  key: string;
  deals: number;
  /** In minor units. */
  minor: bigint;
  /** The same by the odds of each deal's stage. */
  weightedMinor: bigint;
};

/** The figures of one dimension, the largest first. */
export function figuresOf(sums: readonly Sum[], by: Dimension, odds: StageOdds): Figure[] {
  const found = new Map<string, Figure>();
  for (const { key, stage, deals, minor } of sums.filter((sum) => sum.by === by)) {
    const figure = found.get(key) ?? { key, deals: 0, minor: 0n, weightedMinor: 0n };
    figure.deals += deals;
    figure.minor += minor;
    figure.weightedMinor += (minor * BigInt(odds[stage])) / 100n;
    found.set(key, figure);
  }
  return [...found.values()].sort((a, b) => compare(b.minor, a.minor) || compare(a.key, b.key));
}

const compare = (a: bigint | string, b: bigint | string) => (a < b ? -1 : a > b ? 1 : 0);

/** Figures in a fixed order of keys, with nothing where there are none. */
export const inOrder = (figures: readonly Figure[], keys: readonly string[]): Figure[] =>
  keys.map(
    (key) =>
      figures.find((figure) => figure.key === key) ?? {
        key,
        deals: 0,
        minor: 0n,
        weightedMinor: 0n,
      },
  );

export const totalOf = (figures: readonly Figure[]): Figure =>
  figures.reduce(
    (sum, { deals, minor, weightedMinor }) => ({
      key: "all",
      deals: sum.deals + deals,
      minor: sum.minor + minor,
      weightedMinor: sum.weightedMinor + weightedMinor,
    }),
    { key: "all", deals: 0, minor: 0n, weightedMinor: 0n },
  );

/** The months in which live deals are expected to close: before today, twelve from this one on, and further away. */
export function closingKeys(today: Date): string[] {
  const months = Array.from({ length: 12 }, (_, later) => monthAfter(today, later));
  return ["overdue", ...months, "later"];
}

const FEWEST_MONTHS = 6;

/** Without the empty months at the far end, so that what is expected has room. */
export function upToLast(closes: readonly Figure[]): readonly Figure[] {
  const last = closes.findLastIndex(({ deals }) => deals > 0);
  return closes.slice(0, Math.max(last + 1, FEWEST_MONTHS));
}

/** The months whose registrations are followed, the newest last. */
export const cohortKeys = (today: Date): string[] =>
  Array.from({ length: 12 }, (_, place) => monthAfter(today, place - 11));

const monthAfter = (day: Date, months: number): string =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1)).toISOString().slice(0, 7);

/** What became of the registrations of one month. */
export type Cohort = {
  month: string;
  deals: number;
  minor: bigint;
  approved: number;
  won: number;
  rejected: number;
  withdrawn: number;
  open: number;
  onTime: number;
  late: number;
  /** Those that brought a new customer; partners are not told. */
  newCustomers: number;
};

/** From handing in to the decision, in days, over the last twelve months. */
export type DecisionTime = { median: number | null; slowest: number | null };

export const stageKeys: readonly string[] = salesStages;
