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
};

const PER_COUNTRY = 22;

function madeUp(country: Country): DemoCustomer[] {
  const random = randomFrom(`customers ${country.code}`);
  const names = country.first.flatMap((first) => country.second.map((end) => `${first}${end}`));
  return random.some(names, PER_COUNTRY).map((name, place) => {
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
      vat: random.chance(0.4) ? digits(country.vat, random) : null,
      parent: null,
      weight: random.pick([0, 1, 1, 1, 2, 2, 3, 5]),
      direct: random.chance(0.05),
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

const digits = (pattern: string, random: Random) =>
  pattern.replace(/9/g, () => String(random.between(1, 9)));

/** "Kliniken Birkental GmbH" as an address on the web. */
const webName = (name: string) =>
  name
    .replace(/ (GmbH & Co\. KG|GmbH|AG|Ltd|plc|AS|AB|A\/S|Oy|BV|NV|SA|SAS|a\.s\.|s\.r\.o\.)$/, "")
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
