/** Whose page it is, and whether it is with everybody below. */
export type OfCustomer = { customerId: string; reach: "own" | "family" };

type Narrowed = Partial<
  Record<"from" | "to" | "channel" | "way" | "product" | "serials", string | undefined>
>;

/** The address of a page of a customer, for the same circle of records. */
export function customerPage({ customerId, reach }: OfCustomer, page = "", more: Narrowed = {}) {
  const params = new URLSearchParams(reach === "family" ? { of: reach } : {});
  for (const [name, value] of Object.entries(more)) if (value) params.set(name, value);
  return `/desk/customers/${customerId}${page}${params.size > 0 ? `?${params}` : ""}`;
}

/** The address of the lines that a figure is made of. */
export const linesPage = (of: OfCustomer, more: Narrowed = {}) => customerPage(of, "/lines", more);
