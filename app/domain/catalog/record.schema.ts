import { z } from "zod";

import { currencyCode, name, packOf, partNo, readPrice, unitOf } from "./catalog.schema.ts";

const ON_SALE = ["active", "on sale", "yes", "y", "1", "true", "released"];
const ENDED = ["ended", "inactive", "discontinued", "eol", "no", "n", "0", "false", "obsolete"];

const status = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text, context) => {
    if (ON_SALE.includes(text)) return "active" as const;
    if (ENDED.includes(text)) return "ended" as const;
    context.addIssue({ code: "custom", message: "Status is active or ended" });
    return z.NEVER;
  });

/** A product as the vendor's own systems write it: what is left out is not said. */
export const ProductWords = z.object({
  part: partNo,
  name: name.optional(),
  family: z.string().trim().max(100, "At most 100 characters").optional(),
  supplier: z.string().trim().max(200, "At most 200 characters").nullable().optional(),
  unit: unitOf.nullable().optional(),
  pack: packOf.nullable().optional(),
  status: status.optional(),
  replacedBy: partNo.nullable().optional(),
});
export type ProductWords = z.output<typeof ProductWords>;

/** A price of a list: an amount as text, in minor units of its currency. */
export const PriceWords = z
  .object({ currency: currencyCode, price: z.string() })
  .transform(({ currency, price }, context) => {
    const read = readPrice(price, currency);
    if (read.ok) return { currency, listMinor: read.minor };
    context.addIssue({ code: "custom", path: ["price"], message: read.words });
    return z.NEVER;
  });
