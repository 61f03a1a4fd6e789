import { MAX_QUANTITY } from "./forecast.ts";

export type QuantityRead = { ok: true; quantity: number } | { ok: false; words: string };

const bound = `Write at most ${MAX_QUANTITY.toLocaleString("en")} pieces a month`;

function within(digits: string): QuantityRead {
  const quantity = Number(digits);
  return quantity <= MAX_QUANTITY ? { ok: true, quantity } : { ok: false, words: bound };
}

/** What a person types into the grid: whole pieces, with or without marks between the thousands. */
export function readTypedQuantity(text: string): QuantityRead {
  const plain = text.trim();
  if (/^[-−]/.test(plain)) return { ok: false, words: "Demand is 0 or more" };
  if (/^\d+$/.test(plain) || /^\d{1,3}([,\s’']\d{3})+$/.test(plain)) {
    return within(plain.replace(/\D/g, ""));
  }
  return { ok: false, words: "Write whole pieces, such as 1200" };
}
