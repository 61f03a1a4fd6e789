import type { DealRecord } from "../deal.ts";
import { type DealField, dealFields } from "../deal-fields.ts";
import type { RegisterDeal } from "../register/register-deal.schema.ts";

/** What a registration says: the same as the form that handed it in. */
export type Terms = Omit<RegisterDeal, "dealId">;
type FormField = keyof Terms;

/** The fields of the form that each piece consists of. */
export const formFieldsOf: Record<DealField, readonly FormField[]> = {
  name: ["name"],
  domain: ["domain"],
  address: ["street", "postcode", "city", "country"],
  duns: ["duns"],
  vat: ["vat"],
  contact: ["contactName", "contactEmail", "contactPhone"],
  lines: ["currency", "lines"],
  stage: ["stage"],
  closeDay: ["closeDay"],
  workDone: ["workDone"],
  reference: ["reference"],
};

/** The words by which a customer is told from others. */
export const customerFields = ["name", "domain", "address", "duns", "vat"] as const;

export const formFieldsIn = (fields: readonly DealField[]): FormField[] =>
  fields.flatMap((field) => formFieldsOf[field]);

/** A deal's terms as they stand. */
export function termsOf(deal: DealRecord): Terms {
  const { name, domain, street, postcode, city, country, duns, vat } = deal.customer;
  return {
    name,
    domain: domain ?? undefined,
    street: street ?? undefined,
    postcode: postcode ?? undefined,
    city: city ?? "",
    country: (country ?? "") as Terms["country"],
    duns: duns ?? undefined,
    vat: vat ?? undefined,
    contactName: deal.contactName,
    contactEmail: deal.contactEmail ?? undefined,
    contactPhone: deal.contactPhone ?? undefined,
    currency: deal.currency,
    lines: deal.lines.map(({ productId, quantity }) => ({ productId, quantity })),
    stage: deal.stage,
    closeDay: deal.closeDay,
    reference: deal.reference ?? undefined,
    workDone: deal.workDone,
  };
}

/** Of some terms, those of the pieces that are open. */
export function onlyOpen(terms: Partial<Terms>, open: readonly DealField[]): Partial<Terms> {
  const may: readonly string[] = formFieldsIn(open);
  return Object.fromEntries(Object.entries(terms).filter(([field]) => may.includes(field)));
}

const plain = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    return value.map(({ productId, quantity }) => `${productId} ${quantity}`).join("\n");
  }
  return value === undefined || value === null ? "" : String(value);
};

/** Terms as they stand, with those that are written over them. */
export const withTerms = (before: Terms, written: Partial<Terms>): Terms => ({
  ...before,
  ...written,
});

/** The pieces in which two terms differ. */
export const piecesThatDiffer = (before: Terms, after: Terms): DealField[] =>
  dealFields.filter((piece) =>
    formFieldsOf[piece].some((field) => plain(before[field]) !== plain(after[field])),
  );

/** Of the terms written, those that change something: what an amendment asks for. */
export function whatDiffers(before: Terms, written: Partial<Terms>): Partial<Terms> {
  const pieces = piecesThatDiffer(before, withTerms(before, written));
  return onlyOpen(written, pieces);
}
