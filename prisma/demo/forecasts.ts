import { addDays } from "#app/domain/programs/local-time.ts";

import { type Calendar, isoMonth } from "./calendar.ts";
import { type DemoProduct, products as haldens } from "./catalog.ts";
import { people } from "./people.ts";
import { type Random, randomFrom } from "./random.ts";
import { familySeason, monthSeason } from "./season.ts";
import type { Year } from "./year.ts";

/** How many months a publication reaches, the running one included. */
const REACH = 6;
/** How many months everybody has published by now, the running one included. */
const MONTHS = 12;

export type DemoForecast = {
  publisher: string;
  at: Date;
  /** Sent as a file and not typed in. */
  fileName?: string;
  lines: { partNo: string; month: string; quantity: number }[];
};

/** Who publishes, on which day of the month, and how far off: 1.1 hopes for a tenth more than there will be. */
type Publisher = readonly [code: string, email: string, day: number, mood: number];

const publishers: readonly Publisher[] = [
  ["NORVIK", "jonas.krogh@norvik.example", 12, 1.04],
  ["CORDELL", "femke.de.wit@cordell.example", 14, 0.97],
  ["TREVANO", emailAt("TREVANO"), 10, 1.18],
  ["ALCORA", emailAt("ALCORA"), 15, 1.07],
  ["OAKHAM", emailAt("OAKHAM"), 16, 1.3],
  ["WISLAR", emailAt("WISLAR"), 11, 0.84],
  ["BREITHORN", emailAt("BREITHORN"), 13, 1],
  ["FERRUM", "jens.albers@ferrum.example", 13, 1.05],
  ["BLUEPEAK", "helen.marsh@bluepeak.example", 14, 1.12],
  ["TESSIN", "luca.bernasconi@tessin.example", 17, 1.02],
  ["KAIDA", "haruka.mori@kaida.example", 18, 0.96],
  ["BERGSLAG", emailAt("BERGSLAG"), 18, 1.1],
  ["SUNWOO", emailAt("SUNWOO"), 17, 1.05],
  ["OPTREL", emailAt("OPTREL"), 18, 0.9],
];

/** Everybody who publishes. */
export const publisherCodes = publishers.map(([code]) => code);

function emailAt(code: string): string {
  const found = people.find(({ worksAt }) => worksAt.some(({ partner }) => partner === code));
  if (!found) throw new Error(`Nobody works at ${code}`);
  return found.email;
}

/** What partners expected of the months to come: each publishes once a month. */
export function forecastsOf(
  year: Year,
  calendar: Calendar,
  those: readonly Publisher[] = publishers,
  products: readonly DemoProduct[] = haldens,
): DemoForecast[] {
  const sold = soldByMonth(year, products);
  const forecasts = those.flatMap(([code, publisher, day, mood]) =>
    Array.from({ length: MONTHS }, (_, back): DemoForecast | null => {
      const month = monthsAfter(calendar.today, back - MONTHS + 1);
      const at = publishedOn(month, day, calendar);
      if (!at) return null;
      const lines = products.flatMap((product) => {
        const random = randomFrom(`forecast ${code} ${back} ${product.partNo}`);
        const level = usual(sold.get(`${code} ${product.partNo}`), month) * mood;
        return level < 0.5 ? [] : expected(product, month, level, random);
      });
      const fileName = `cordell_forecast_${isoMonth(month)}.csv`;
      return { publisher, at, lines, ...(code === "CORDELL" && { fileName }) };
    }),
  );
  return forecasts
    .filter((forecast) => forecast !== null)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The day itself or the working day after it; who has not published in the running month yet is left out. */
function publishedOn(month: Date, day: number, calendar: Calendar): Date | null {
  const planned = addDays(month, day - 1);
  const rest = [1, 0, 0, 0, 0, 0, 2][planned.getUTCDay()] ?? 0;
  const at = calendar.on(addDays(planned, rest), `${9 + (day % 7)}:${10 + day}`.padStart(5, "0"));
  return at < calendar.now ? at : null;
}

type Sold = Map<string, number>;

/** Units by reporter and by supplier, part and month. */
function soldByMonth({ sales, direct }: Year, products: readonly DemoProduct[]): Map<string, Sold> {
  const units = new Map<string, Sold>();
  const add = (key: string, month: string, quantity: number) => {
    const months = units.get(key) ?? new Map<string, number>();
    units.set(key, months.set(month, (months.get(month) ?? 0) + quantity));
  };
  const suppliers = new Map(products.map(({ partNo, supplier }) => [partNo, supplier]));
  for (const { reporter, partNo, day, quantity, customer, echo } of [...sales, ...direct]) {
    if (echo || quantity < 0) continue;
    const month = isoMonth(day);
    if (reporter) add(`${reporter} ${partNo}`, month, quantity);
    const supplier = suppliers.get(partNo);
    if (supplier && customer !== null) add(`${supplier} ${partNo}`, month, quantity);
  }
  return units;
}

/** Units of an even month, as the three months before tell, or those after for who has only begun. */
function usual(sold: Sold | undefined, month: Date): number {
  if (!sold) return 0;
  const even = (from: number) =>
    [0, 1, 2].reduce((sum, step) => {
      const day = monthsAfter(month, from + step);
      return sum + (sold.get(isoMonth(day)) ?? 0) / monthSeason(day) / 3;
    }, 0);
  const before = even(-3);
  return before > 0 ? before : even(0);
}

function expected(
  { partNo, family }: DemoProduct,
  from: Date,
  level: number,
  random: Random,
): DemoForecast["lines"] {
  return Array.from({ length: REACH }, (_, ahead) => {
    const day = monthsAfter(from, ahead);
    // The farther away, the rounder and the rougher.
    const spread = 6 + ahead * 3;
    const rough = random.between(100 - spread, 100 + spread) / 100;
    const units = level * monthSeason(day) * familySeason(family, day) * rough;
    const quantity = units > 60 ? Math.round(units / 10) * 10 : Math.round(units);
    return { partNo, month: isoMonth(day), quantity };
  });
}

const monthsAfter = (day: Date, months: number): Date =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
