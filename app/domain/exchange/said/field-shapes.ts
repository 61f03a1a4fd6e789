const days = new Set(["day", "asOf", "validFrom", "from", "to"]);
const numbers = new Set([
  ...["quantity", "unitPrice", "price", "rate", "pack", "amount", "perUnit", "cost"],
  ...["onHand", "available", "committed", "onOrder", "inTransit", "backordered"],
]);

/** What is read from a field where its writing may have two readings. */
export function holdsOf(field: string): "dates" | "decimal" | null {
  if (days.has(field)) return "dates";
  // A table of exchange rates has a column for each currency, one of forecasts for each month.
  const ofTable = field.startsWith("rate:") || field.startsWith("month:");
  return numbers.has(field) || ofTable ? "decimal" : null;
}
