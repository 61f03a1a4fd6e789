import type { Calendar } from "./calendar.ts";
import { products } from "./catalog.ts";
import type { Quarter } from "./quarter.ts";
import { randomFrom } from "./random.ts";

/** How many months a publication reaches, the running one included. */
const MONTHS = 6;

export type DemoForecast = {
  publisher: string;
  /** Working days ago. */
  ago: number;
  time: string;
  /** Sent as a file and not typed in. */
  fileName?: string;
  lines: { partNo: string; month: string; quantity: number }[];
};

const publishers: readonly (readonly [code: string, email: string, ago: number, time: string])[] = [
  ["NORVIK", "jonas.krogh@norvik.example", 27, "10:40"],
  ["CORDELL", "bas.verhoeven@cordell.example", 25, "15:10"],
  ["FERRUM", "jens.albers@ferrum.example", 22, "11:05"],
  ["TESSIN", "luca.bernasconi@tessin.example", 21, "09:30"],
  ["KAIDA", "haruka.mori@kaida.example", 21, "08:15"],
  ["NORVIK", "silje.aasen@norvik.example", 6, "13:20"],
  ["CORDELL", "femke.de.wit@cordell.example", 5, "16:35"],
  ["BLUEPEAK", "helen.marsh@bluepeak.example", 5, "17:10"],
  ["FERRUM", "jens.albers@ferrum.example", 4, "11:45"],
  ["TESSIN", "luca.bernasconi@tessin.example", 3, "10:05"],
];

/** What partners expect of the months to come: each publishes once a month. */
export const forecastsOf = (quarter: Quarter, calendar: Calendar): DemoForecast[] =>
  publishers.map(([code, publisher, ago, time]) => {
    const first = calendar.workdaysAgo(ago);
    return {
      publisher,
      ago,
      time,
      lines: products.flatMap(({ partNo, supplier }) => {
        const monthly = usualMonth(code, supplier, partNo, quarter);
        if (monthly === 0) return [];
        return expected(monthly, randomFrom(`forecast ${code} ${ago} ${partNo}`)).map(
          (quantity, month) => ({ partNo, month: monthAfter(first, month), quantity }),
        );
      }),
      ...(publisher.startsWith("femke") && { fileName: "cordell_forecast.csv" }),
    };
  });

/** Units of a part in a month of the quarter: a distributor's or reseller's own, a supplier's all. */
function usualMonth(
  code: string,
  supplier: string | null,
  partNo: string,
  { sales }: Quarter,
): number {
  const counts = sales.filter((sale) => {
    if (sale.partNo !== partNo || sale.echo || sale.quantity < 0) return false;
    if (code === "TESSIN" || code === "KAIDA") return supplier === code && sale.customer !== null;
    return sale.reporter === code;
  });
  return counts.reduce((sum, { quantity }) => sum + quantity, 0) / 3;
}

const season = [1, 0.92, 0.85, 0.97, 1.06, 1.1];

function expected(monthly: number, random: ReturnType<typeof randomFrom>): number[] {
  const mood = random.between(90, 116) / 100;
  return season.slice(0, MONTHS).map((level) => {
    const units = monthly * level * mood * (random.between(94, 106) / 100);
    return units > 60 ? Math.round(units / 10) * 10 : Math.round(units);
  });
}

function monthAfter(day: Date, months: number): string {
  const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
  return first.toISOString().slice(0, 7);
}
