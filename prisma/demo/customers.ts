import { readTaxNumber } from "#app/domain/customers/matching/read-identifiers.ts";

import { type Country, countries } from "./countries.ts";
import { featured } from "./featured-customers.ts";
import { type Random, randomFrom } from "./random.ts";

export type Industry =
  | "hospital"
  | "water"
  | "food"
  | "pharma"
  | "logistics"
  | "university"
  | "manufacturing";

const industries: readonly Industry[] = [
  "hospital",
  "water",
  "food",
  "pharma",
  "logistics",
  "manufacturing",
  "university",
];

/** An end customer as the vendor's own records have it. */
export type DemoCustomer = {
  key: string;
  name: string;
  industry: Industry;
  street: string;
  postcode: string;
  city: string;
  country: string;
  domain: string;
  duns: string | null;
  vat: string | null;
  /** The key of the company it belongs to. */
  parent: string | null;
  /** How much it buys, beside the others; 0 for one that has not bought yet. */
  weight: number;
  /** Whether the vendor invoices it itself, too. */
  direct: boolean;
  /** The weeks of the demo in which it buys at all: some came later, some went to others. */
  buys: readonly [from: number, until: number];
};

/** Some begin to buy in the course of the year, and some stop. */
function buysFrom(name: string): readonly [number, number] {
  const random = randomFrom(`begins and ends ${name}`);
  if (random.chance(0.16)) return [random.between(5, 46), LAST];
  return random.chance(0.12) ? [-LAST, random.between(8, 44)] : [-LAST, LAST];
}

const LAST = 999;

/** How many there are in each country, beside those that are told of: where the vendor is strong, there are more. */
const counts: Record<string, number> = {
  ...{ GB: 78, IE: 42, NO: 54, SE: 54, DK: 38, FI: 38, NL: 45, BE: 34, DE: 72, FR: 54 },
  ...{ AT: 40, CZ: 36, IT: 48, ES: 42, PT: 25, PL: 42, CH: 30 },
};
const usual = 24;

function madeUp(country: Country): DemoCustomer[] {
  const random = randomFrom(`customers ${country.code}`);
  const names = country.first.flatMap((first) => country.second.map((end) => `${first}${end}`));
  return random.some(names, counts[country.code] ?? usual).map((name, place) => {
    const industry = industries[place % industries.length] ?? "food";
    const [city, postcode] = random.pick(country.cities);
    const street = random.pick(country.streets);
    const number = random.between(1, 120);
    const fullName = country.names[industry].replace("_", name);
    return {
      key: webName(fullName),
      name: fullName,
      industry,
      street: country.numberFirst ? `${number} ${street}` : `${street} ${number}`,
      postcode: `${postcode}${postcodeEnd(country.code, random)}`,
      city,
      country: country.code,
      domain: `${webName(fullName)}.example`,
      duns: random.chance(0.3) ? digits("999999999", random) : null,
      vat: random.chance(0.4) ? wellFormed(digits(country.vat, random)) : null,
      parent: null,
      weight: random.pick([0, 0.6, 1, 1, 1.4, 2, 2, 3, 5, 8]),
      direct: random.chance(0.05),
      buys: buysFrom(name),
    };
  });
}

/** How many digits a postcode has after its city's; British and Irish ones end in letters. */
const ends: Record<string, string> = {
  GB: "9QX",
  IE: "9K4",
  NL: "99 AB",
  DE: "99",
  FR: "9",
  FI: "90",
  CZ: "00",
  SE: "39",
};

const postcodeEnd = (country: string, random: Random) => digits(ends[country] ?? "99", random);

/** The next tax number whose check digit is right. */
function wellFormed(written: string): string {
  const [run = "0"] = /\d+/.exec(written) ?? [];
  for (let more = 0n; ; more += 1n) {
    const next = (BigInt(run) + more).toString().padStart(run.length, "0");
    const number = written.replace(run, next);
    if (readTaxNumber(number, null) !== null) return number;
  }
}

const digits = (pattern: string, random: Random) =>
  pattern.replace(/9/g, () => String(random.between(1, 9)));

/** "Kliniken Birkental GmbH" as an address on the web. */
const webName = (name: string) =>
  name
    .replace(
      / (GmbH & Co\. KG|GmbH|AG|Ltd|plc|AS|AB|A\/S|Oy|BV|NV|SA|SAS|SpA|Srl|SL|Lda|a\.s\.|s\.r\.o\.)$/,
      "",
    )
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ø", "o")
    .replaceAll("Ø", "O")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");

export const customers: readonly DemoCustomer[] = [...featured, ...countries.flatMap(madeUp)];

const byKey = new Map(customers.map((customer) => [customer.key, customer]));

export function customerOf(key: string): DemoCustomer {
  const customer = byKey.get(key);
  if (!customer) throw new Error(`No customer ${key}`);
  return customer;
}
