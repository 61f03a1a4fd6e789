import type { DemoProduct, Family } from "./catalog.ts";
import type { DemoLink, DemoPartner } from "./partner.ts";
import type { DemoPerson } from "./people.ts";

/** A second, small vendor. It shares one reseller with the first, and neither sees anything of the other. */
export const corrib = {
  vendorId: 2,
  name: "Corrib Power Systems",
  shortName: "Corrib",
  currency: "EUR",
  timeZone: "Europe/Dublin",
};

const manager = "declan.roche@corrib.example";

const partner = (
  code: string,
  kind: DemoPartner["kind"],
  name: string,
  [city, country]: readonly [string, string],
  more: Partial<DemoPartner> = {},
): DemoPartner => ({
  ...{ code, kind, name, city, country, manager, tier: "Silver", sellsIn: ["IE", "GB"] },
  domain: `${code.toLowerCase()}.example`,
  ...more,
});

export const corribPartners: readonly DemoPartner[] = [
  partner("SHANNON", "distributor", "Shannon Trade Electric", ["Limerick", "IE"], { tier: "Gold" }),
  partner("BLUEPEAK-IT", "reseller", "Bluepeak IT", ["Leeds", "GB"], {
    domain: "bluepeak.example",
  }),
  partner("TOLKA", "reseller", "Tolka Networks", ["Dublin", "IE"], { tier: "Gold" }),
  partner("FINNVALLEY", "reseller", "Finn Valley IT", ["Letterkenny", "IE"]),
  partner("ARDMORE", "reseller", "Ardmore Electrical", ["Belfast", "GB"]),
  partner("LINDEN", "supplier", "Linden Cells", ["Chemnitz", "DE"], {
    ...{ tier: null, manager: null, sellsIn: [] },
  }),
];

export const corribLinks: readonly DemoLink[] = [
  { distributor: "SHANNON", reseller: "BLUEPEAK-IT", sharesDeals: false },
  { distributor: "SHANNON", reseller: "TOLKA", sharesDeals: true },
  { distributor: "SHANNON", reseller: "FINNVALLEY", sharesDeals: true },
  { distributor: "SHANNON", reseller: "ARDMORE", sharesDeals: false },
];

const person = (
  name: string,
  email: string,
  at: Omit<DemoPerson["worksAt"][number], "vendor">,
): DemoPerson => ({ name, email, worksAt: [{ ...at, vendor: corrib.vendorId }] });

export const corribPeople: readonly DemoPerson[] = [
  person("Orla Keane", "orla.keane@corrib.example", {
    ...{ partner: null, role: "vendor_admin", title: "Commercial director" },
  }),
  person("Declan Roche", manager, {
    ...{ partner: null, role: "channel_manager", title: "Channel manager" },
  }),
  person("Maeve Tierney", "maeve.tierney@shannon.example", {
    ...{ partner: "SHANNON", role: "operations", title: "Vendor operations" },
  }),
  person("Cian Doherty", "cian.doherty@tolka.example", {
    ...{ partner: "TOLKA", role: "sales_rep", title: "Account manager" },
  }),
  person("Grainne Boyle", "grainne.boyle@finnvalley.example", {
    ...{ partner: "FINNVALLEY", role: "sales_rep", title: "Sales" },
  }),
  person("Stuart Kerr", "stuart.kerr@ardmore.example", {
    ...{ partner: "ARDMORE", role: "sales_rep", title: "Project sales" },
  }),
  person("Jana Vogt", "jana.vogt@linden.example", {
    ...{ partner: "LINDEN", role: "planner", title: "Demand planner" },
  }),
];

export const corribFamilies: readonly Family[] = ["Bastion", "Cella", "Watch"];

const product = (
  partNo: string,
  family: Family,
  what: string,
  list: number,
  order: readonly [number, number],
  pack = 2,
): DemoProduct => ({
  ...{ partNo, family, list, order, pack, name: `${family} ${what}` },
  supplier: family === "Cella" ? "LINDEN" : null,
});

export const corribProducts: readonly DemoProduct[] = [
  product("CP-1010", "Bastion", "1 kVA, tower", 460, [1, 8], 5),
  product("CP-1020", "Bastion", "2 kVA, tower", 890, [1, 5]),
  product("CP-1030", "Bastion", "3 kVA, rack", 1_480, [1, 4]),
  product("CP-1060", "Bastion", "6 kVA, rack", 3_250, [1, 2]),
  product("CP-2010", "Cella", "battery pack, 48 V", 380, [2, 12], 10),
  product("CP-2020", "Cella", "battery pack, 96 V", 720, [1, 8], 5),
  product("CP-2030", "Cella", "lithium module", 1_640, [1, 4]),
  product("CP-3010", "Watch", "sensor card", 210, [1, 6], 5),
  product("CP-3050", "Watch", "fleet, 12 months", 1_150, [1, 1], 1),
];
