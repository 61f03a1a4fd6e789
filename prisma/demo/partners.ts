import { corribLinks, corribPartners } from "./corrib.ts";
import { moreLinks, morePartners } from "./more-partners.ts";
import type { DemoLink, DemoPartner } from "./partner.ts";
import { type TierName, tiers } from "./vendor.ts";

const ingrid = "ingrid.solheim@halden.example";
const marek = "marek.dvorak@halden.example";

const reseller = (
  code: string,
  name: string,
  place: readonly [city: string, country: string],
  tier: TierName,
  manager: string,
  sellsIn: readonly string[],
): DemoPartner => ({
  code,
  kind: "reseller",
  name,
  city: place[0],
  country: place[1],
  tier,
  manager,
  sellsIn,
  domain: `${code.toLowerCase()}.example`,
});

export const partners: readonly DemoPartner[] = [
  {
    code: "NORVIK",
    kind: "distributor",
    name: "Norvik Distribution",
    city: "Oslo",
    country: "NO",
    tier: "Platinum",
    manager: ingrid,
    sellsIn: ["NO", "SE", "DK", "FI", "GB", "IE"],
    domain: "norvik.example",
  },
  {
    code: "CORDELL",
    kind: "distributor",
    name: "Cordell Supply",
    city: "Rotterdam",
    country: "NL",
    tier: "Platinum",
    manager: marek,
    sellsIn: ["NL", "BE", "DE", "FR", "AT", "CZ"],
    domain: "cordell.example",
  },
  reseller("BLUEPEAK", "Bluepeak IT", ["Leeds", "GB"], "Gold", ingrid, ["GB", "IE"]),
  reseller("CASTELLAN", "Castellan Systems", ["Manchester", "GB"], "Gold", ingrid, ["GB"]),
  reseller("LOXLEY", "Loxley Instruments", ["Dublin", "IE"], "Silver", ingrid, ["IE", "GB"]),
  reseller("SUNDGAARD", "Sundgaard Automation", ["Aarhus", "DK"], "Gold", ingrid, ["DK", "NO"]),
  reseller("HAGSTROM", "Hagström Mätteknik", ["Göteborg", "SE"], "Silver", ingrid, ["SE"]),
  reseller("RAUTIO", "Rautio Process", ["Tampere", "FI"], "Silver", ingrid, ["FI"]),
  reseller("FERRUM", "Ferrum Technik", ["Essen", "DE"], "Platinum", marek, ["DE", "AT"]),
  reseller("VERMEER", "Vermeer Meettechniek", ["Utrecht", "NL"], "Gold", marek, ["NL", "BE"]),
  reseller("DELORME", "Delorme Instrumentation", ["Lyon", "FR"], "Silver", marek, ["FR"]),
  reseller("MORAVEC", "Moravec Control", ["Brno", "CZ"], "Silver", marek, ["CZ", "AT"]),
  {
    code: "TESSIN",
    kind: "supplier",
    name: "Tessin Sensorik",
    city: "Bellinzona",
    country: "CH",
    tier: null,
    manager: null,
    sellsIn: [],
    domain: "tessin.example",
  },
  {
    code: "KAIDA",
    kind: "supplier",
    name: "Kaida Electronics",
    city: "Nagoya",
    country: "JP",
    tier: null,
    manager: null,
    sellsIn: [],
    domain: "kaida.example",
  },
  ...morePartners,
];

/** Who distributes to whom, and which resellers show their distributor their deals. */
export const links: readonly DemoLink[] = [
  { distributor: "NORVIK", reseller: "BLUEPEAK", sharesDeals: true },
  { distributor: "NORVIK", reseller: "CASTELLAN", sharesDeals: false },
  { distributor: "NORVIK", reseller: "LOXLEY", sharesDeals: true },
  { distributor: "NORVIK", reseller: "SUNDGAARD", sharesDeals: true },
  { distributor: "NORVIK", reseller: "HAGSTROM", sharesDeals: true },
  { distributor: "NORVIK", reseller: "RAUTIO", sharesDeals: false },
  { distributor: "CORDELL", reseller: "FERRUM", sharesDeals: false },
  { distributor: "CORDELL", reseller: "VERMEER", sharesDeals: true },
  { distributor: "CORDELL", reseller: "DELORME", sharesDeals: true },
  { distributor: "CORDELL", reseller: "MORAVEC", sharesDeals: false },
  ...moreLinks,
];

const byCode = new Map([...partners, ...corribPartners].map((partner) => [partner.code, partner]));
const allLinks = [...links, ...corribLinks];

export function partnerOf(code: string): DemoPartner {
  const partner = byCode.get(code);
  if (!partner) throw new Error(`No partner ${code}`);
  return partner;
}

export const discountOf = (code: string): number =>
  tiers.find(({ name }) => name === partnerOf(code).tier)?.discountBp ?? 0;

export const resellersOf = (distributor: string): string[] =>
  allLinks.filter((link) => link.distributor === distributor).map((link) => link.reseller);

export const distributors: readonly string[] = partners
  .filter(({ kind }) => kind === "distributor")
  .map(({ code }) => code);

/** Who supplies a reseller, as far as it does not buy from the vendor. */
export const distributorOf = (reseller: string): string =>
  allLinks.find((link) => link.reseller === reseller)?.distributor ?? "";
