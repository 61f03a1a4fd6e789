import type { PartyWords } from "#app/domain/customers/party.schema.ts";

import { customerOf, type DemoCustomer } from "./customers.ts";
import { randomFrom } from "./random.ts";

/** Names that people at a partner got into the habit of; nothing beside them says which company is meant. */
const habits: Record<string, Record<string, string>> = {
  NORVIK: {
    "leeds.meridian-health": "MERIDIAN HLTH GRP LEEDS",
    "aalborg-havn": "AALBORG HAVN TERMINAL",
    "nordlys-kraft": "NORDLYS KRFT",
    "solvang-energi": "SOLVANG E.",
  },
  CORDELL: { "velde-chemie": "Velde Chem.", "bergmann-chemie": "Bergmann Chem. Werk 2" },
  BLUEPEAK: { "kestrel-foods": "Kestrel Food Group" },
  SUNDGAARD: { "aalborg-havn": "Aalborg Havn" },
};

/**
 * A customer as a partner writes it in its reports. Each has a way of its own, and not every line is written
 * alike: `habit` takes the name that people there are used to, where there is one.
 */
export function spelling(key: string, partner: string, habit: boolean): PartyWords {
  const customer = customerOf(key);
  const used = habits[partner]?.[key] ?? shortForm(customer, partner);
  if (habit && used) return { name: used, country: customer.country };
  return (writers[partner] ?? inFull)(customer);
}

const shortForms = new Map<string, string | null>();

/** Here and there somebody writes a company in a short form of his own, and others take it over. */
function shortForm({ key, name }: DemoCustomer, partner: string): string | null {
  const place = `${partner} ${key}`;
  const known = shortForms.get(place);
  if (known !== undefined) return known;
  const used = randomFrom(`short form ${place}`).chance(0.03);
  const made = used ? shortened(name).replace(/(\p{L}{4})\p{L}{3,}/gu, "$1.") : null;
  shortForms.set(place, made);
  return made;
}

const inFull = ({ name, domain, postcode, city, country }: DemoCustomer): PartyWords => ({
  name,
  domain,
  postcode,
  city,
  country,
});

const shortened = (name: string) =>
  name.replace(/ (plc|Ltd|AS|AB|A\/S|Oy|GmbH|AG|NV|BV|SAS|SA)$/, "");

const writers: Record<string, (customer: DemoCustomer) => PartyWords> = {
  NORVIK: ({ name, postcode, city, country }) => ({
    name: name.toUpperCase(),
    postcode,
    city,
    country,
  }),
  CORDELL: ({ name, domain, country }) => ({ name: shortened(name), domain, country }),
  BLUEPEAK: ({ name, domain, postcode, city, country }) => ({
    name: shortened(name),
    domain: `www.${domain}`,
    postcode,
    city,
    country,
  }),
  TREVANO: ({ name, domain, country }) => ({ name: shortened(name), domain, country }),
  OAKHAM: ({ name, domain, country }) => ({ name, domain, country }),
  ALCORA: ({ name, postcode, city, country }) => ({
    name: name.toUpperCase(),
    postcode,
    city,
    country,
  }),
  WISLAR: ({ name, postcode, city, country }) => ({ name, postcode, city, country }),
  FERRUM: ({ name, domain, vat, postcode, city, country }) => ({
    name,
    domain,
    vat: vat ?? undefined,
    postcode,
    city,
    country,
  }),
  SUNDGAARD: ({ name, postcode, city, country }) => ({ name, postcode, city, country }),
};
