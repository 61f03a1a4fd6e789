/** A part as it is offered to one partner in one currency. */
export type OfferedPart = {
  id: string;
  partNo: string;
  name: string;
  familyName: string;
  listMinor: bigint;
  unitMinor: bigint;
};

type Typed = { productId?: string; quantity?: string };

export const unitsOf = (quantity: string | undefined): bigint => {
  const text = quantity?.trim() ?? "";
  return /^\d{1,7}$/.test(text) ? BigInt(text) : 0n;
};

/** What the typed lines come to so far; what cannot be read yet counts nothing. */
export function worthOf(lines: readonly Typed[], parts: readonly OfferedPart[]) {
  const byId = new Map(parts.map((part) => [part.id, part]));
  let atList = 0n;
  let atYours = 0n;
  for (const { productId, quantity } of lines) {
    const part = byId.get(productId ?? "");
    if (!part) continue;
    atList += part.listMinor * unitsOf(quantity);
    atYours += part.unitMinor * unitsOf(quantity);
  }
  return { atList, atYours };
}
