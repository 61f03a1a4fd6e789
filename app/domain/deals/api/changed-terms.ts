import { z } from "zod";

import { NewDeal } from "./new-deal.ts";

const { customer, contact, lines, ...rest } = NewDeal.shape;

/** Of what registered the deal, what shall read otherwise. What is left out stays; null takes an optional field away. */
export const ChangedTerms = z
  .strictObject({
    customer: customer.partial().optional(),
    contact: contact.partial().optional(),
    lines: lines.optional().meta({ description: "All lines, in place of those there are" }),
    currency: rest.currency.optional(),
    stage: rest.stage.unwrap().optional(),
    closeDay: rest.closeDay.optional(),
    reference: rest.reference,
    workDone: rest.workDone.optional(),
  })
  .meta({ id: "ChangedTerms" });
export type ChangedTerms = z.output<typeof ChangedTerms>;

/** The fields that are given, under the names and in the words of the form. */
export function givenFields(
  { customer: who = {}, contact: whom = {}, lines: wanted, ...others }: ChangedTerms,
  productIds: readonly string[],
): Record<string, unknown> {
  const contacts = { contactName: whom.name, contactEmail: whom.email, contactPhone: whom.phone };
  const given = Object.entries({ ...who, ...contacts, ...others })
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => [field, value ?? ""]);
  return {
    ...Object.fromEntries(given),
    ...(wanted && {
      lines: wanted.map(({ quantity }, place) => ({
        productId: productIds[place] ?? "",
        quantity: String(quantity),
      })),
    }),
  };
}
