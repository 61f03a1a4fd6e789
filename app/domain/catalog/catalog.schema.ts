import { z } from "zod";
import { day, edition, optionalId, required } from "#app/platform/form-fields.ts";
import { minorDigits } from "#app/platform/money.ts";
import { readMicros } from "#app/platform/tables/cell.ts";

export const partNo = required("Write the part number", 60);
export const name = required("Write a name");
const familyId = z.uuid("Choose a family");
const ticked = z
  .string()
  .optional()
  .transform((text) => text !== undefined);

/** What one of a product is, and how many are in a pack. */
export const unitOf = z.string().trim().max(20, "At most 20 characters");
export const packOf = z
  .int("Pack size is a whole number")
  .min(1, "Pack size is one or more")
  .max(1_000_000, "Pack size is too large");

const units = {
  unit: unitOf.optional().transform((text) => text || null),
  packSize: z
    .string()
    .trim()
    .optional()
    .transform((text) => (text ? Number(text) : null))
    .pipe(packOf.nullable()),
};

export const AddProduct = z.object({
  partNo,
  name,
  familyId,
  supplierId: optionalId(),
  ...units,
});
export type AddProduct = z.output<typeof AddProduct>;

export const EditProduct = z.object({
  partNo,
  name,
  familyId,
  supplierId: optionalId(),
  ...units,
  active: ticked,
  edition: edition(),
});
export type EditProduct = z.output<typeof EditProduct>;

export const NameFamily = z.object({
  familyId: optionalId(),
  name: required("Write a name", 100),
});

export const currencyCode = z
  .string("Write a currency")
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, "Three letters such as EUR");

/** An amount as it is typed, in minor units of its currency; a sentence where it is none. */
export function readPrice(
  text: string,
  currency: string,
): { ok: true; minor: bigint } | { ok: false; words: string } {
  const micros = readMicros(text, "The price");
  if (!micros.ok)
    return { ok: false, words: [micros.what, micros.hint].filter(Boolean).join(". ") };
  const perMinor = 1_000_000n / 10n ** BigInt(minorDigits(currency));
  if (micros.value <= 0n) return { ok: false, words: "The price is more than nothing" };
  if (micros.value % perMinor !== 0n) {
    return { ok: false, words: `${currency} has ${minorDigits(currency)} decimals` };
  }
  const minor = micros.value / perMinor;
  return minor < 1_000_000_000_000n
    ? { ok: true, minor }
    : { ok: false, words: "The price is too large" };
}

/** A new list price from a day on. */
export const SetPrice = z
  .object({
    productId: z.uuid("Choose a product"),
    currency: currencyCode,
    price: required("Write the price", 20),
    validFrom: day("Choose the first day"),
  })
  .transform(({ price, ...input }, context) => {
    const read = readPrice(price, input.currency);
    if (read.ok) return { ...input, listMinor: read.minor };
    context.addIssue({ code: "custom", path: ["price"], message: read.words });
    return z.NEVER;
  });
export type SetPrice = z.output<typeof SetPrice>;

export const CatalogQuery = z.object({
  q: z.string().trim().max(100).catch(""),
  family: z.uuid().optional().catch(undefined),
  status: z.enum(["active", "inactive", "all"]).catch("active"),
  sort: z.enum(["partNo", "-partNo", "name", "-name"]).catch("partNo"),
});
export type CatalogQuery = z.infer<typeof CatalogQuery>;

export const PriceQuery = z.object({
  q: z.string().trim().max(100).catch(""),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
  family: z.uuid().optional().catch(undefined),
  show: z.enum(["all", "missing", "coming"]).catch("all"),
});
export type PriceQuery = z.infer<typeof PriceQuery>;
