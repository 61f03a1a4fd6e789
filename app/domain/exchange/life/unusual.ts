import { netAmount, netUnits, type PartUnits, type Plan, type Totals } from "./plan.ts";

/** A report of the same sender and kind that was applied. */
export type Former = {
  id: string;
  fileName: string;
  rows: number;
  totals: Totals;
  parts: readonly PartUnits[];
};

/** So many reports must be there before one can differ from the usual. */
const ENOUGH = 3;
const TIMES = 3;
/** A part is only said to jump when it jumps by this many units, and by this many times its most. */
const PART_UNITS = 20;
const PART_TIMES = 3;
const MANY_RETURNS = 0.2;

const count = (units: number) => Math.round(units).toLocaleString("en-GB");

export function usualOf(reports: readonly Former[]): Plan["usual"] {
  if (reports.length === 0) return null;
  const byAmount = reports.map(({ totals }) => netAmount(totals)).sort((a, b) => (a < b ? -1 : 1));
  const place = Math.floor((reports.length - 1) / 2);
  const [low, middle, high] = [byAmount.at(0), byAmount[place], byAmount.at(-1)];
  return {
    reports: reports.length,
    units: range(reports.map(({ totals }) => netUnits(totals))),
    rows: range(reports.map(({ rows }) => rows)),
    amountMinor: [low ?? 0n, middle ?? 0n, high ?? 0n],
  };
}

function range(values: number[]): [number, number, number] {
  const sorted = values.sort((a, b) => a - b);
  const place = Math.floor((sorted.length - 1) / 2);
  return [sorted.at(0) ?? 0, sorted[place] ?? 0, sorted.at(-1) ?? 0];
}

type Report = { totals: Totals; parts: readonly PartUnits[]; stock: boolean };

/** How a report differs from those before it, in words. Nothing is unusual while there are few to compare with. */
export function unusualIn({ totals, parts, stock }: Report, former: readonly Former[]): string[] {
  const usual = usualOf(former);
  if (!usual || former.length < ENOUGH) return [];
  const words: string[] = [];
  const [, units] = usual.units;
  const jump = jumpOf(netUnits(totals), units);
  if (jump) {
    const now = count(netUnits(totals));
    words.push(`Units are ${jump} the usual: ${now} against ${count(units)}`);
  }
  if (stock) return words;
  const [, amount] = usual.amountMinor;
  const worth = jumpOf(Number(netAmount(totals)), Number(amount));
  if (worth) words.push(`The amount is ${worth} the usual`);
  const returned = -totals.returns.units;
  const share = returned / Math.max(1, totals.sales.units);
  if (share > MANY_RETURNS && returned > TIMES * usualReturns(former)) {
    words.push(`Many returns: ${count(returned)} units, against ${count(totals.sales.units)} sold`);
  }
  words.push(...oldDays(totals, former), ...jumpingParts(parts, former));
  return words;
}

const day = (value: Date) => value.toISOString().slice(0, 10);

/** Lines of closed days are never taken unasked. */
export const closedWords = (from: Date, adjustsOn: Date): string =>
  `Days from ${day(from)} on are closed: what their lines change is booked on ${day(adjustsOn)}`;

/** "4.2 times", when it is far from the usual. */
function jumpOf(value: number, usual: number): string | null {
  if (usual <= 0) return null;
  const times = value / usual;
  if (times > TIMES) return `${times.toFixed(times < 10 ? 1 : 0)} times`;
  return times < 1 / TIMES ? `${Math.round(Math.max(0, times) * 100)} % of` : null;
}

const usualReturns = (former: readonly Former[]) =>
  range(former.map(({ totals }) => -totals.returns.units))[1];

function oldDays({ from }: Totals, former: readonly Former[]): string[] {
  const first = former.flatMap(({ totals }) => totals.from ?? []).sort()[0];
  if (!from || !first || from >= first) return [];
  return [`Days from ${from} on: the last ${former.length} reports begin with ${first}`];
}

function jumpingParts(parts: readonly PartUnits[], former: readonly Former[]): string[] {
  const most = new Map<string, number>();
  for (const report of former) {
    for (const { productId, units } of report.parts) {
      most.set(productId, Math.max(units, most.get(productId) ?? 0));
    }
  }
  const jumping = parts.filter(({ productId, units }) => {
    const before = most.get(productId) ?? 0;
    return units - before > PART_UNITS && units > before * PART_TIMES;
  });
  const said = jumping.slice(0, 3).map(({ productId, partNo, units }) => {
    const before = most.get(productId);
    const then = before === undefined ? "not among the last" : `at most ${count(before)} before`;
    return `${partNo}: ${count(units)} units, ${then}`;
  });
  const rest = jumping.length - said.length;
  return rest > 0 ? [...said, `${rest} more parts as unusual`] : said;
}
