import { z } from "zod";

import { PartyWords } from "#app/domain/customers/party.schema.ts";
import type { InventoryLine } from "#app/domain/inventory/inventory-line.ts";
import type { SalesLine } from "#app/domain/revenue/sales-line.ts";

const Day = z.iso.datetime().transform((text) => new Date(text));
const Whole = z.string().transform((text) => BigInt(text));

const StagedSale = z.object({
  rowNo: z.number(),
  productId: z.string(),
  day: Day,
  quantity: z.number(),
  unitMicros: Whole,
  amountMinor: Whole,
  currency: z.string(),
  branch: z.string(),
  document: z.string(),
  lineNo: z.string(),
  buyerId: z.string().optional(),
  soldToId: z.string().optional(),
  party: PartyWords.optional(),
}) satisfies z.ZodType<SalesLine>;

const StagedStock = z.object({
  rowNo: z.number(),
  productId: z.string(),
  location: z.string(),
  asOf: Day,
  onHand: z.number(),
  available: z.number().nullable(),
  committed: z.number().nullable(),
  onOrder: z.number().nullable(),
  inTransit: z.number().nullable(),
  backordered: z.number().nullable(),
}) satisfies z.ZodType<InventoryLine>;

/** A checked line as JSON, for the time it lies in staging. */
export const toStaged = (line: SalesLine | InventoryLine): string =>
  JSON.stringify(line, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );

export const saleFromStaged = (fields: unknown): SalesLine => StagedSale.parse(fields);
export const stockFromStaged = (fields: unknown): InventoryLine => StagedStock.parse(fields);
