/** A list as an address asks for it: in an order ("-" before it turns it round), from a place on or up to one. */
export type Paged = { sort: string; after?: unknown; before?: unknown };

/** What stands before a place is read from there upwards. */
export const isBackwards = ({ after, before }: Omit<Paged, "sort">): boolean =>
  !after && Boolean(before);

/** The way in which the database walks. */
export const isDescending = (query: Paged): boolean =>
  query.sort.startsWith("-") !== isBackwards(query);

/** The page among the rows that were found, of which there is one more than `size` where the list goes on. */
export function cutPage<Row>(
  found: readonly Row[],
  size: number,
  query: Paged,
  placeOf: (row: Row) => string,
): { rows: Row[]; after: string | null; before: string | null } {
  const more = found.length > size;
  const rows = found.slice(0, size);
  const backwards = isBackwards(query);
  if (backwards) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  const follows = backwards || more;
  const precedes = backwards ? more : Boolean(query.after);
  return {
    rows,
    after: follows && last ? placeOf(last) : null,
    before: precedes && first ? placeOf(first) : null,
  };
}
