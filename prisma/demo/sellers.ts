import type { House } from "./house.ts";

/** A partner that reports what it sells. */
export type Seller = {
  code: string;
  /** Lines in a usual week. */
  lines: number;
  /** How many of a distributor's orders come through a reseller. */
  throughResellers: number;
  /** The first week in which it sells from its own stock. */
  from: number;
  /** How it grows in a year: 0.2 is a fifth. */
  growth: number;
  /** What end customers pay, of the list price. */
  price: readonly [number, number];
  /** Parts it does not buy. */
  leavesOut: readonly string[];
  number: (order: number) => string;
  /** Whose partner it is, where it is not the first vendor's. */
  of?: Pick<House, "products" | "customers">;
};

/** Code, lines, through resellers, growth, price from and to, parts left out, and how it numbers its documents. */
type Row = readonly [
  string,
  number,
  number,
  number,
  readonly [number, number],
  readonly string[],
  (order: number) => string,
];

const missing = ["HI-3330", "HI-9050", "HI-9010"];

const rows: readonly Row[] = [
  ["NORVIK", 196, 0.68, 0.22, [0.8, 0.95], [], (order) => `SO-${66_204 + order}`],
  ["CORDELL", 168, 0.64, 0.16, [0.79, 0.94], missing, (order) => `CI26${10_418 + order}`],
  ["TREVANO", 92, 0.6, 0.34, [0.78, 0.93], ["HI-3340"], (order) => `FT/${20_118 + order}`],
  ["ALCORA", 76, 0.66, 0.27, [0.76, 0.92], ["HI-9010", "HI-3340"], (order) => `A-${8_804 + order}`],
  ["OAKHAM", 64, 0.58, -0.14, [0.77, 0.9], ["HI-9010"], (order) => `OT${500_212 + order}`],
  ["WISLAR", 48, 0.62, 0.48, [0.75, 0.9], ["HI-3340", "HI-9010"], (order) => `FV-${3_107 + order}`],
  ["BREITHORN", 41, 0.55, 0.08, [0.88, 1.02], ["HI-9050"], (order) => `BR-${7_330 + order}`],
  ["FERRUM", 24, 0, 0.12, [0.84, 0.98], ["HI-9010"], (order) => `RE-${39_712 + order}`],
  ["LOMBARDI", 19, 0, 0.3, [0.83, 0.97], ["HI-9010"], (order) => `FL-${11_250 + order}`],
  ["GRANADOS", 16, 0, 0.2, [0.82, 0.96], ["HI-9010"], (order) => `G${4_406 + order}`],
  ["SUNDGAARD", 15, 0, -0.06, [0.86, 0.99], ["HI-9005"], (order) => `F${8_112 + order}`],
  ["KOVAL", 12, 0, 0.4, [0.8, 0.94], ["HI-9010"], (order) => `KV-${2_204 + order}`],
  ["BLUEPEAK", 13, 0, 0.35, [0.85, 0.98], ["HI-9010"], (order) => `BP-${4_931 + order}`],
];

/** Bluepeak is the one that buys what it keeps from its distributor and not from the vendor. */
const begins: Record<string, number> = { BLUEPEAK: 2 };

export const sellers: readonly Seller[] = rows.map(
  ([code, lines, throughResellers, growth, price, leavesOut, number]) => ({
    ...{ code, lines, throughResellers, growth, price, leavesOut, number },
    from: begins[code] ?? 0,
  }),
);

/** The resellers that report what they sell from stocks of their own. */
export const stocking: readonly string[] = [
  ...["FERRUM", "LOMBARDI", "GRANADOS", "SUNDGAARD", "KOVAL", "BLUEPEAK"],
];

/** How much goes through a reseller, beside the distributor's others. */
export const shares: Record<string, number> = {
  ...{ BLUEPEAK: 4, CASTELLAN: 3.5, LOXLEY: 2, SUNDGAARD: 0.8, HAGSTROM: 2.2, RAUTIO: 1.8 },
  ...{ FERRUM: 0.8, VERMEER: 3.5, DELORME: 3, MORAVEC: 2, STRATHKELVIN: 2.4, NORDMARK: 2.1 },
  ...{ LUNDKVIST: 2.3, KRAICHGAU: 2.8, ISARTAL: 3.1, GARONNE: 2.2, LAMBRECHT: 2.4, ALDER: 2.6 },
  ...{ LOMBARDI: 0.7, ADRIA: 2.2, GRANADOS: 0.6, KOVAL: 0.5, AARETAL: 2.1, OULANKA: 0.6 },
  ...{ FJORDTEK: 0.7, MOSANE: 0.6, SLEZA: 0.5, TAVORA: 0.8 },
};
