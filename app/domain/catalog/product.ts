export type Product = {
  id: string;
  partNo: string;
  name: string;
  familyId: string;
  familyName: string;
  supplierId: string | null;
  active: boolean;
  /** What one of it is, such as a metre; a piece where nothing is said. */
  unit?: string | null;
  /** How many are in a pack. */
  packSize?: number | null;
};

export type PricedProduct = Product & {
  listMinor: bigint;
  /** What the partner pays: list less its discount. */
  unitMinor: bigint;
};

/** A part number without what people add to it: "hi 4210", "HI-4210" and "HI4210" are one part. */
export const partKey = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
