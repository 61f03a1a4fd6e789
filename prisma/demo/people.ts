import type { PartnerRole, VendorRole } from "#app/platform/actor.ts";

import { corrib, corribPeople } from "./corrib.ts";
import { moreStaff } from "./more-partners.ts";

export const PASSWORD = "tributary-demo";

export type DemoPerson = {
  name: string;
  email: string;
  worksAt: {
    partner: string | null;
    role: VendorRole | PartnerRole;
    title: string;
    /** Which vendor it is at, or whose partner; the first one where nothing is said. */
    vendor?: number;
  }[];
};

const at = (
  partner: string | null,
  domain: string,
  people: readonly [name: string, role: VendorRole | PartnerRole, title: string][],
): DemoPerson[] =>
  people.map(([name, role, title]) => ({
    name,
    email: `${addressOf(name)}@${domain}.example`,
    worksAt: [{ partner, role, title }],
  }));

export const addressAt = (partner: string, name: string) =>
  `${addressOf(name)}@${partner.toLowerCase()}.example`;

const addressOf = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ø", "o")
    .replaceAll("Ø", "O")
    .toLowerCase()
    .replaceAll(" ", ".");

const titles = { operations: "Vendor operations", sales_rep: "Sales", planner: "Demand planner" };

export const people: readonly DemoPerson[] = [
  ...at(null, "halden", [
    ["Astrid Nygaard", "vendor_admin", "Head of channel"],
    ["Ingrid Solheim", "channel_manager", "Channel manager, North"],
    ["Marek Dvorak", "channel_manager", "Channel manager, Central"],
    ["Paola Ferri", "channel_manager", "Channel manager, South"],
    ["Stefan Brandt", "channel_operations", "Channel operations"],
    ["Daniel Osei", "finance", "Finance controller"],
  ]),
  ...at("BLUEPEAK", "bluepeak", [
    ["Tom Ashworth", "sales_rep", "Account manager"],
    ["Helen Marsh", "partner_admin", "Managing director"],
  ]),
  ...at("CASTELLAN", "castellan", [
    ["Priya Raman", "sales_rep", "Senior account manager"],
    ["Owen Pryce", "partner_admin", "Sales director"],
  ]),
  ...at("NORVIK", "norvik", [
    ["Jonas Krogh", "operations", "Vendor operations"],
    ["Silje Aasen", "partner_admin", "Product line manager"],
  ]),
  ...at("CORDELL", "cordell", [
    ["Femke de Wit", "operations", "Vendor operations"],
    ["Bas Verhoeven", "partner_admin", "Business unit manager"],
  ]),
  ...at("FERRUM", "ferrum", [
    ["Katrin Vogel", "sales_rep", "Key account manager"],
    ["Jens Albers", "partner_admin", "Managing director"],
  ]),
  ...at("SUNDGAARD", "sundgaard", [
    ["Mads Sundgaard", "partner_admin", "Owner"],
    ["Freja Holm", "sales_rep", "Project sales"],
  ]),
  ...at("HAGSTROM", "hagstrom", [["Elin Hagström", "sales_rep", "Sales"]]),
  ...at("RAUTIO", "rautio", [["Antti Rautio", "sales_rep", "Sales"]]),
  ...at("VERMEER", "vermeer", [["Joost Vermeer", "sales_rep", "Sales"]]),
  ...at("DELORME", "delorme", [["Camille Delorme", "sales_rep", "Sales"]]),
  ...at("MORAVEC", "moravec", [["Petr Moravec", "sales_rep", "Sales"]]),
  ...at("LOMBARDI", "lombardi", [["Bruno Lombardi", "partner_admin", "Managing director"]]),
  ...at("GRANADOS", "granados", [["Nuria Granados", "partner_admin", "Owner"]]),
  ...at("KOVAL", "koval", [["Adam Koval", "partner_admin", "Owner"]]),
  ...at("LOXLEY", "loxley", [["Niamh Loxley", "partner_admin", "Director"]]),
  ...at("TESSIN", "tessin", [["Luca Bernasconi", "planner", "Demand planner"]]),
  ...at("KAIDA", "kaida", [["Haruka Mori", "planner", "Demand planner"]]),
  ...moreStaff.flatMap(({ partner, name, role }) =>
    at(partner, partner.toLowerCase(), [[name, role, titles[role]]]),
  ),
  ...corribPeople,
  {
    name: "Callum Reid",
    email: "callum.reid@bluepeak.example",
    worksAt: [
      { partner: "BLUEPEAK", role: "sales_rep", title: "Account manager" },
      {
        partner: "BLUEPEAK-IT",
        role: "sales_rep",
        title: "Account manager",
        vendor: corrib.vendorId,
      },
    ],
  },
  {
    name: "Rosa Keller",
    email: "rosa.keller@fieldsales.example",
    worksAt: [
      { partner: "BLUEPEAK", role: "sales_rep", title: "Sales, Ireland" },
      { partner: "LOXLEY", role: "sales_rep", title: "Sales, freelance" },
    ],
  },
];

type Login = { role: string; email: string; what: string };

/** Who the sign-in page offers, the most telling first. */
const offered: readonly Login[] = [
  {
    role: "Sales, Bluepeak IT",
    email: "tom.ashworth@bluepeak.example",
    what: "register a deal and follow it",
  },
  {
    role: "Channel manager",
    email: "ingrid.solheim@halden.example",
    what: "decide deals with the evidence beside them",
  },
  {
    role: "Operations, Norvik",
    email: "jonas.krogh@norvik.example",
    what: "hand over sales-out and inventory",
  },
  {
    role: "Finance",
    email: "daniel.osei@halden.example",
    what: "open any revenue figure down to its row",
  },
  {
    role: "Planner, Tessin",
    email: "luca.bernasconi@tessin.example",
    what: "see demand and publish a forecast",
  },
  {
    role: "Channel operations",
    email: "stefan.brandt@halden.example",
    what: "look through submissions and customers",
  },
  {
    role: "Administrator, Bluepeak IT",
    email: "helen.marsh@bluepeak.example",
    what: "see all of a partner: deals, reports, joint accounts",
  },
  {
    role: "Sales, Castellan",
    email: "priya.raman@castellan.example",
    what: "see the other side of a conflict",
  },
  {
    role: "Sales at two partners",
    email: "rosa.keller@fieldsales.example",
    what: "switch between Bluepeak IT and Loxley",
  },
  {
    role: "Sales for two vendors",
    email: "callum.reid@bluepeak.example",
    what: "switch between Halden and Corrib: nothing of one shows at the other",
  },
  {
    role: "Administrator, Corrib",
    email: "orla.keane@corrib.example",
    what: "look at the second vendor of this installation",
  },
  {
    role: "Planner, Kaida",
    email: "haruka.mori@kaida.example",
    what: "see another supplier's products, and no others",
  },
  {
    role: "Administrator",
    email: "astrid.nygaard@halden.example",
    what: "read the outbox and the audit trail",
  },
];

export const demoLogins = () =>
  offered.map(({ role, email, what }) => ({
    role,
    name: personOf(email).name,
    email,
    password: PASSWORD,
    what,
  }));

export function personOf(email: string): DemoPerson {
  const person = people.find((each) => each.email === email);
  if (!person) throw new Error(`Nobody has the address ${email}`);
  return person;
}
