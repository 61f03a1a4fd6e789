import { registerDealSchema } from "#app/domain/deals/register/register-deal.schema.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { newId } from "#app/platform/id.server.ts";

import { type House, ownMark, type Stage, wordMark } from "./stage.ts";

const DAY_MS = 86_400_000;
const families = ["Sentry", "Relay", "Vane"];

/** Customers as partners write them: the same by domain or number, of one family, alike by name alone, unrelated. */
const customers = [
  { called: "Meridian", name: "Meridian Health Group", domain: "meridian.example" },
  { called: "the mill", name: "Kestrel Mill", domain: "kestrelmill.example" },
  { called: "the dairy", name: "Kestrel Dairy", domain: "kestreldairy.example" },
  { called: "Kestrel", name: "Kestrel", domain: "www.kestrelparent.example" },
  { called: "Meridian by name", name: "MERIDIAN HEALTH GROUP Ltd" },
  { called: "Quill", name: "Quill", domain: "quill.example", duns: "123456789", own: true },
  { called: "Quill by number", name: "Feather", domain: "feather.example", duns: "123456789" },
  { called: "nobody's", name: "Alone", own: true, domain: "alone.example" },
] as const;

export const domainOf = (pick: number): string => {
  const customer = customers[pick % customers.length] ?? customers[0];
  return "domain" in customer ? customer.domain : "meridian.example";
};

/** The first family more often than others, so that two meet. */
const maskOf = (pick: number): number => [1, 3, 1, 5, 7, 2, 1][Math.floor(pick / 8) % 7] ?? 1;

const chosen = (pick: number) => customers[pick % customers.length] ?? customers[0];

/** One to three families; a few times a part of the same family beside it. */
function partsOf({ products }: Stage, pick: number) {
  const mask = maskOf(pick);
  const parts = products.slice(0, 3).filter((_, place) => mask & (1 << place));
  const more = Math.floor(pick / 56) % 4 === 3 && mask & 1 ? products.slice(3, 4) : [];
  return [...parts, ...more];
}

export const calledFamilies = (pick: number): string =>
  families.filter((_, place) => maskOf(pick) & (1 << place)).join("+");
export const calledCustomer = (pick: number): string => chosen(pick).called;
export const partNumbersOf = (stage: Stage, pick: number): string[] =>
  partsOf(stage, pick).map(({ partNo }) => partNo);

const zone = "Europe/Berlin";
export const todayOf = ({ now }: Stage): Date => localDay(now, zone);
export const dayIn = (stage: Stage, days: number): string =>
  new Date(todayOf(stage).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** The form as somebody of a partner fills it in; every word of it tells whose it is. */
export function typedForm(stage: Stage, house: House, pick: number) {
  const customer = chosen(pick);
  const quantity = String((Math.floor(pick / 224) % 3) + 1);
  return {
    name: "own" in customer ? `${customer.name} ${wordMark(house)}` : customer.name,
    ...("domain" in customer && { domain: customer.domain }),
    ...("duns" in customer && { duns: customer.duns }),
    street: `1 ${ownMark(house)} Street`,
    city: "Leeds",
    country: "GB",
    contactName: `Contact ${wordMark(house)}`,
    contactEmail: `${wordMark(house)}@example.com`,
    currency: "EUR",
    stage: "proposal",
    closeDay: dayIn(stage, 40),
    workDone: `Survey by ${wordMark(house)}`,
    reference: `${wordMark(house)} ${pick}`,
    lines: partsOf(stage, pick).map(({ id }) => ({ productId: id, quantity })),
  };
}

export const formOf = (stage: Stage, house: House, pick: number, dealId: string = newId()) =>
  registerDealSchema(todayOf(stage)).parse({ dealId, ...typedForm(stage, house, pick) });

/** Some of the pieces of a registration, written anew. */
export function termsWritten(stage: Stage, house: House, pick: number) {
  const { dealId: _, ...all } = formOf(stage, house, pick);
  const { name, domain, duns, street, lines, currency, workDone, closeDay } = all;
  const pieces = [
    { lines, currency },
    { name, domain, duns, street },
    { lines, currency, name, domain, duns, street },
    { workDone: `${workDone} again ${pick}` },
    { closeDay },
  ];
  return pieces[Math.floor(pick / 64) % pieces.length] ?? {};
}

/** A file of two deals. */
export const csvOf = (stage: Stage, house: House, pick: number): Buffer => {
  const rows = [pick, pick + 9].map((each) => {
    const form = typedForm(stage, house, each);
    const parts = partNumbersOf(stage, each);
    return [
      ...[form.name, form.domain ?? "", form.city, "UK", form.contactName],
      ...[`"${parts.join("; ")}"`, `"${parts.map(() => "1").join("; ")}"`],
      ...[form.closeDay, form.reference, form.workDone],
    ].join(";");
  });
  const head = "Company;Website;City;Country;Contact;SKU;Qty;Close date;Opportunity;Notes";
  return Buffer.from([head, ...rows].join("\r\n"));
};
