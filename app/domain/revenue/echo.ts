/** A live sell-through line as far as telling an echo needs it. */
export type EchoLine = {
  id: string;
  productId: string;
  /** The customer that the reported party resolves to. */
  customerId: string;
  quantity: number;
  day: Date;
  document: string;
  /** The reseller that reports (its own line) or that the distributor sold to; null when it named none. */
  resellerId: string | null;
};

export type Echo = { lineId: string; shadowOfId: string };

const DAY_MS = 86_400_000;
/** How far apart the two reports of one sale may be dated. */
export const ECHO_DAYS = 3;
/** The same document number tells of the same sale within a season; after that, numbers begin anew. */
export const SEASON_DAYS = 120;

/**
 * Pairs resellers' lines with the lines of their distributors that report the same sale: same customer, product and
 * quantity, and the same document or a day close by. Each line is in one pair at most, and the closest come first,
 * so that two equal sales in one week stay two. `apart` holds the pairs ("reseller's line, distributor's line") that a
 * person said are two sales.
 */
export function pairEchoes(
  own: readonly EchoLine[],
  distributors: readonly EchoLine[],
  apart: ReadonlySet<string> = new Set(),
): Echo[] {
  const byWhat = new Map<string, EchoLine[]>();
  for (const line of distributors) {
    const key = whatOf(line);
    byWhat.set(key, [...(byWhat.get(key) ?? []), line]);
  }
  const pairs = own.flatMap((line) =>
    (byWhat.get(whatOf(line)) ?? []).flatMap((other) => {
      const distance = apart.has(`${line.id} ${other.id}`) ? null : distanceOf(line, other);
      return distance === null ? [] : [{ line, other, distance }];
    }),
  );
  pairs.sort(
    (a, b) =>
      a.distance - b.distance || compare(a.line.id, b.line.id) || compare(a.other.id, b.other.id),
  );
  const taken = new Set<string>();
  const echoes: Echo[] = [];
  for (const { line, other } of pairs) {
    if (taken.has(line.id) || taken.has(other.id)) continue;
    taken.add(line.id).add(other.id);
    echoes.push({ lineId: line.id, shadowOfId: other.id });
  }
  return echoes;
}

const whatOf = ({ productId, customerId, quantity }: EchoLine) =>
  `${productId} ${customerId} ${quantity}`;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Null when the two are not one sale; the same document is closest of all. */
function distanceOf(own: EchoLine, other: EchoLine): number | null {
  if (other.resellerId !== null && other.resellerId !== own.resellerId) return null;
  const document = own.document.trim().toUpperCase();
  if (document !== "" && document === other.document.trim().toUpperCase()) return -1;
  const days = Math.abs(own.day.getTime() - other.day.getTime()) / DAY_MS;
  return days <= ECHO_DAYS ? days : null;
}
