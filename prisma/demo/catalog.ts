import { lessDiscount } from "#app/platform/money.ts";

import { corribProducts } from "./corrib.ts";

export type Family =
  | ("Sentry" | "Relay" | "Vane" | "Lumen" | "Coldtrace" | "Atlas")
  /** The second vendor's. */
  | ("Bastion" | "Cella" | "Watch");

export type Supplier = "TESSIN" | "KAIDA" | "BERGSLAG" | "SUNWOO" | "OPTREL" | "LINDEN";

export type DemoProduct = {
  partNo: string;
  name: string;
  family: Family;
  supplier: Supplier | null;
  /** List price in euro. */
  list: number;
  /** What an order of it usually counts, from and to. */
  order: readonly [number, number];
  /** How it is shipped to partners. */
  pack: number;
};

const makers: Partial<Record<Family, Supplier>> = {
  Sentry: "TESSIN",
  Vane: "TESSIN",
  Coldtrace: "TESSIN",
  Relay: "KAIDA",
  Lumen: "KAIDA",
};

const family =
  (name: Family) =>
  (
    partNo: string,
    what: string,
    list: number,
    order: readonly [number, number],
    pack = 5,
    supplier: DemoProduct["supplier"] = makers[name] ?? null,
  ): DemoProduct => ({
    partNo,
    name: `${name} ${what}`,
    family: name,
    supplier,
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
  sentry("HI-4250", "gas monitor, fixed, 4-20 mA", 1_260, [1, 4]),
  sentry("HI-4260", "gas monitor, portable", 690, [1, 8]),
  sentry("HI-4290", "calibration kit", 340, [1, 4]),
  sentry("HI-4295", "mounting bracket", 78, [2, 12], 20, "BERGSLAG"),
  vane("HI-5110", "flow sensor, DN 25", 430, [2, 12], 10),
  vane("HI-5120", "flow sensor, DN 50", 560, [1, 8], 10),
  vane("HI-5130", "flow sensor, DN 100", 890, [1, 4]),
  vane("HI-5150", "flow sensor, insertion", 1_240, [1, 3]),
  vane("HI-5160", "flow sensor, clamp-on", 1_720, [1, 2], 2),
  vane("HI-5170", "heat meter", 980, [1, 3]),
  vane("HI-5180", "transmitter", 650, [1, 5]),
  vane("HI-5190", "flange set, DN 50", 96, [2, 10], 20, "BERGSLAG"),
  lumen("HI-3310", "light meter, handheld", 390, [1, 5]),
  lumen("HI-3320", "light meter, laboratory", 1_480, [1, 2], 2),
  lumen("HI-3330", "UV-A probe", 520, [1, 3]),
  lumen("HI-3340", "integrating sphere", 2_350, [1, 1], 1, "OPTREL"),
  lumen("HI-3350", "reference lamp", 410, [1, 3], 5, "OPTREL"),
  coldtrace("HI-6105", "logger, single use", 29, [20, 120], 100, "SUNWOO"),
  coldtrace("HI-6108", "logger, label", 12, [40, 200], 200, "SUNWOO"),
  coldtrace("HI-6110", "logger, reusable", 145, [4, 30], 20),
  coldtrace("HI-6120", "logger, cryogenic", 310, [1, 8], 10),
  coldtrace("HI-6130", "logger, humidity", 198, [2, 16], 10),
  coldtrace("HI-6150", "reader dock", 260, [1, 4]),
  coldtrace("HI-6160", "reader dock, ten slots", 1_080, [1, 2], 2),
  relay("HI-7710", "gateway, LTE", 880, [1, 4]),
  relay("HI-7715", "gateway, LoRaWAN", 740, [1, 5]),
  relay("HI-7720", "gateway, Ethernet", 620, [1, 4]),
  relay("HI-7730", "gateway, explosion proof", 2_240, [1, 2], 2),
  relay("HI-7780", "power supply", 140, [1, 6], 10),
  relay("HI-7790", "antenna kit", 185, [1, 6]),
  relay("HI-7795", "cabinet, IP 66", 320, [1, 3], 5, "BERGSLAG"),
  atlas("HI-9001", "one site, 12 months", 1_440, [1, 1], 2),
  atlas("HI-9005", "five sites, 12 months", 5_900, [1, 1], 1),
  atlas("HI-9010", "enterprise, 12 months", 14_400, [1, 1], 1),
  atlas("HI-9020", "alarm service, 12 months", 980, [1, 2], 2),
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

const byPartNo = new Map(
  [...products, ...corribProducts].map((product) => [product.partNo, product]),
);

export function productOf(partNo: string): DemoProduct {
  const product = byPartNo.get(partNo);
  if (!product) throw new Error(`No product ${partNo}`);
  return product;
}
