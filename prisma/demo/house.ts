import { type DemoProduct, type Family, families, products } from "./catalog.ts";
import { corrib, corribFamilies, corribLinks, corribPartners, corribProducts } from "./corrib.ts";
import { customers, type DemoCustomer } from "./customers.ts";
import type { DemoLink, DemoPartner } from "./partner.ts";
import { links, partners } from "./partners.ts";
import { vendor } from "./vendor.ts";

/** A vendor with all that stands before its first sale. */
export type House = {
  vendor: typeof vendor;
  partners: readonly DemoPartner[];
  links: readonly DemoLink[];
  families: readonly Family[];
  products: readonly DemoProduct[];
  customers: readonly DemoCustomer[];
};

export const halden: House = { vendor, partners, links, families, products, customers };

/** Some of its customers are the first vendor's, too: one company, and two golden records that know nothing of each other. */
export const corribHouse: House = {
  vendor: corrib,
  partners: corribPartners,
  links: corribLinks,
  families: corribFamilies,
  products: corribProducts,
  customers: customers.filter(
    ({ country, parent }, place) =>
      parent === null && (country === "IE" ? place % 2 === 0 : country === "GB" && place % 4 === 0),
  ),
};
