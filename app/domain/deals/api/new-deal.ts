import { z } from "zod";

import { salesStages } from "../register/register-deal.schema.ts";

const text = (max: number) => z.string().max(max);
const maybe = (max: number) => text(max).nullish();

const NewLine = z
  .strictObject({
    partNo: text(100)
      .optional()
      .meta({ examples: ["HI-4210"] }),
    productId: z.uuid().optional(),
    quantity: z.int().min(1).max(9_999_999),
  })
  .refine((line) => (line.partNo === undefined) !== (line.productId === undefined), {
    error: "Name the part by partNo or by productId",
    path: ["partNo"],
  });

/** What a program hands in to register a deal: the same as the form, with JSON's own types. */
export const NewDeal = z
  .strictObject({
    customer: z.strictObject({
      name: text(200).meta({ examples: ["Meridian Health Group"] }),
      domain: maybe(300).meta({ examples: ["meridianhealth.example"] }),
      duns: maybe(20),
      vat: maybe(30),
      street: maybe(200),
      postcode: maybe(20),
      city: text(100).meta({ examples: ["Leeds"] }),
      country: z
        .string()
        .length(2)
        .meta({ description: "ISO 3166-1", examples: ["GB"] }),
    }),
    contact: z.strictObject({
      name: text(200).meta({ examples: ["Claire Dunn"] }),
      email: maybe(300),
      phone: maybe(40),
    }),
    currency: z
      .string()
      .length(3)
      .meta({ description: "One with prices", examples: ["EUR"] }),
    lines: z.array(NewLine).min(1).max(50),
    stage: z.enum(salesStages).default("prospect"),
    closeDay: z.iso.date().meta({ description: "Today or later", examples: ["2026-12-22"] }),
    reference: maybe(60),
    workDone: text(4_000).meta({ examples: ["Site survey on 4 March"] }),
  })
  .meta({ id: "NewDeal" });
export type NewDeal = z.output<typeof NewDeal>;

/** The same words as the form sends them; the form's schema has the last say on them. */
export function asForm(deal: NewDeal, dealId: string, productIds: readonly string[]) {
  const { customer, contact, lines, ...rest } = deal;
  const { name, city, country, domain, duns, vat, street, postcode } = customer;
  return {
    dealId,
    name,
    city,
    country,
    domain: domain ?? undefined,
    duns: duns ?? undefined,
    vat: vat ?? undefined,
    street: street ?? undefined,
    postcode: postcode ?? undefined,
    contactName: contact.name,
    contactEmail: contact.email ?? undefined,
    contactPhone: contact.phone ?? undefined,
    ...rest,
    reference: rest.reference ?? undefined,
    lines: lines.map(({ quantity }, place) => ({
      productId: productIds[place] ?? "",
      quantity: String(quantity),
    })),
  };
}

const places: Record<string, string[]> = {
  contactName: ["contact", "name"],
  contactEmail: ["contact", "email"],
  contactPhone: ["contact", "phone"],
  ...Object.fromEntries(
    ["name", "domain", "duns", "vat", "street", "postcode", "city", "country"].map((field) => [
      field,
      ["customer", field],
    ]),
  ),
};

/** Where the request has what the form's schema calls by `path`. */
export const placeInRequest = ([field, ...rest]: readonly PropertyKey[]): PropertyKey[] => [
  ...(places[String(field)] ?? [field ?? ""]),
  ...rest,
];
