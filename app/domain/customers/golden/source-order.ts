/** What partners are as sources of customers' words. */
export const partnerSources = ["distributor", "reseller", "supplier"] as const;
export type PartnerSource = (typeof partnerSources)[number];

/** The vendor's own invoices and files, and words that none of its systems writes any more. */
export const OWN = "vendor";
const SYSTEM = "system:";

/** What a source is called in a vendor's order: one of its systems, its other files, or a kind of partner. */
export const sourceOf = (system: string | null) => (system === null ? OWN : `${SYSTEM}${system}`);

/** The system's name, where the source is one. */
export const systemOf = (source: string): string | null =>
  source.startsWith(SYSTEM) ? source.slice(SYSTEM.length) : null;

type Wrote = { partnerKind: PartnerSource | null; system: string | null };

/**
 * How much a source counts, 0 the most. Unless the vendor has set an order its own systems know best, all alike, then
 * who delivers, then who sells, then who makes. A system that came after the order was set counts like its other files.
 */
export function rankOf({ partnerKind, system }: Wrote, order: readonly string[]): number {
  if (order.length === 0) return partnerKind ? partnerSources.indexOf(partnerKind) + 1 : 0;
  const place = (source: string) => {
    const at = order.indexOf(source);
    return at < 0 ? order.length : at;
  };
  if (partnerKind) return place(partnerKind);
  return order.includes(sourceOf(system)) ? place(sourceOf(system)) : place(OWN);
}

/** Every source there is in the vendor's order: systems that it does not name stand before its other files. */
export function sourcesInOrder(systems: readonly string[], order: readonly string[]): string[] {
  const there = [...systems.map(sourceOf), OWN, ...partnerSources];
  const named = order.filter((source) => there.includes(source));
  const fresh = there.filter((source) => !named.includes(source));
  const at = named.indexOf(OWN);
  return at < 0 ? [...named, ...fresh] : [...named.slice(0, at), ...fresh, ...named.slice(at)];
}

/** The order with one source a place further up or down; the same where there is no such place. */
export function moveSource(order: readonly string[], source: string, way: "up" | "down"): string[] {
  const at = order.indexOf(source);
  const to = way === "up" ? at - 1 : at + 1;
  const other = order[to];
  if (at < 0 || other === undefined) return [...order];
  return order.map((each, place) => (place === at ? other : place === to ? source : each));
}
