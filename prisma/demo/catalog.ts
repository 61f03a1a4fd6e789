import { lessDiscount } from "#app/platform/money.ts";

export type Family = "Sentry" | "Relay" | "Vane" | "Lumen" | "Coldtrace" | "Atlas";

export type DemoProduct = {
  partNo: string;
  name: string;
  family: Family;
  supplier: "TESSIN" | "KAIDA" | null;
  /** List price in euro. */
  list: number;
  /** What an order of it usually counts, from and to. */
  order: readonly [number, number];
  /** How it is shipped to partners. */
  pack: number;
};

const makers: Record<Family, DemoProduct["supplier"]> = {
  Sentry: "TESSIN",
  Vane: "TESSIN",
  Coldtrace: "TESSIN",
  Relay: "KAIDA",
  Lumen: "KAIDA",
  Atlas: null,
};

const family =
  (name: Family) =>
  (
    partNo: string,
    what: string,
    list: number,
    order: readonly [number, number],
    pack = 5,
  ): DemoProduct => ({
    partNo,
    name: `${name} ${what}`,
    family: name,
    supplier: makers[name],
    list,
    order,
    pack,
  });

const sentry = family("Sentry");
const relay = family("Relay");
const vane = family("Vane");
const lumen = family("Lumen");
const coldtrace = family("Coldtrace");
const atlas = family("Atlas");

export const products: readonly DemoProduct[] = [
  sentry("HI-4210", "gas monitor, one channel", 810, [1, 10]),
  sentry("HI-4215", "gas monitor, two channels", 1_140, [1, 6]),
  sentry("HI-4225", "gas monitor, four channels", 1_690, [1, 5]),
  sentry("HI-4240", "gas monitor, explosion proof", 2_950, [1, 2], 2),
  sentry("HI-4290", "calibration kit", 340, [1, 4]),
  vane("HI-5110", "flow sensor, DN 25", 430, [2, 12], 10),
  vane("HI-5120", "flow sensor, DN 50", 560, [1, 8], 10),
  vane("HI-5130", "flow sensor, DN 100", 890, [1, 4]),
  vane("HI-5150", "flow sensor, insertion", 1_240, [1, 3]),
  lumen("HI-3310", "light meter, handheld", 390, [1, 5]),
  lumen("HI-3320", "light meter, laboratory", 1_480, [1, 2], 2),
  lumen("HI-3330", "UV-A probe", 520, [1, 3]),
  coldtrace("HI-6105", "logger, single use", 29, [20, 120], 100),
  coldtrace("HI-6110", "logger, reusable", 145, [4, 30], 20),
  coldtrace("HI-6120", "logger, cryogenic", 310, [1, 8], 10),
  coldtrace("HI-6150", "reader dock", 260, [1, 4]),
  relay("HI-7710", "gateway, LTE", 880, [1, 4]),
  relay("HI-7715", "gateway, LoRaWAN", 740, [1, 5]),
  relay("HI-7720", "gateway, Ethernet", 620, [1, 4]),
  relay("HI-7790", "antenna kit", 185, [1, 6]),
  atlas("HI-9001", "one site, 12 months", 1_440, [1, 1], 2),
  atlas("HI-9005", "five sites, 12 months", 5_900, [1, 1], 1),
  atlas("HI-9010", "enterprise, 12 months", 14_400, [1, 1], 1),
  atlas("HI-9050", "validation package", 3_200, [1, 1], 1),
];

export const families: readonly Family[] = [
  "Sentry",
  "Vane",
  "Lumen",
  "Coldtrace",
  "Relay",
  "Atlas",
];

/** Of one euro, and to what step a list price in that currency is rounded. */
export const currencies = [
  { code: "EUR", rate: 1 },
  { code: "USD", rate: 1.09 },
  { code: "GBP", rate: 0.86 },
] as const;

export const listMinor = (product: DemoProduct, rate = 1): bigint =>
  BigInt(Math.round(product.list * rate)) * 100n;

/** What a partner of that discount pays for one, in cents. */
export const netCents = (product: DemoProduct, discountBp: number): number =>
  Number(lessDiscount(listMinor(product), discountBp));

export function productOf(partNo: string): DemoProduct {
  const product = products.find((each) => each.partNo === partNo);
  if (!product) throw new Error(`No product ${partNo}`);
  return product;
}
