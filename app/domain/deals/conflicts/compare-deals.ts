/** A deal as it is laid beside another. */
export type Comparable = {
  dealId: string;
  number: string;
  partnerName: string;
  customerId: string;
  customerName: string;
  nameAsWritten: string;
  nameKey: string;
  domain: string | null;
  duns: string | null;
  city: string | null;
  postcode: string | null;
  parts: { partNo: string; familyId: string; familyName: string; quantity: number }[];
  /** Its protection, or the time since it was handed in. */
  from: Date | null;
  until: Date | null;
  workDone: string;
};

export type Likeness = { match: "same" | "near" | "one" | "differs"; sign: string };

const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** Whether two texts agree; `near` says what they share when they are not the same. */
export function likeness(
  mine: string | null,
  theirs: string | null,
  near: string | null = null,
): Likeness {
  if (!mine && !theirs) return { match: "one", sign: "not given" };
  if (!mine || !theirs) return { match: "one", sign: "one side only" };
  if (fold(mine) === fold(theirs)) return { match: "same", sign: "same" };
  return near ? { match: "near", sign: near } : { match: "differs", sign: "differs" };
}

export const likenessOfCustomers = (mine: Comparable, theirs: Comparable): Likeness =>
  mine.customerId === theirs.customerId
    ? { match: "same", sign: "same record" }
    : { match: "differs", sign: "two records" };

export const likenessOfNames = (mine: Comparable, theirs: Comparable): Likeness =>
  likeness(
    mine.nameAsWritten,
    theirs.nameAsWritten,
    mine.nameKey === theirs.nameKey ? "same but for form" : sharedWords(mine, theirs),
  );

/** Half of the words in common is close enough to be worth a look, and no more than that. */
function sharedWords(mine: Comparable, theirs: Comparable): string | null {
  const [a, b] = [new Set(mine.nameKey.split(" ")), new Set(theirs.nameKey.split(" "))];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / new Set([...a, ...b]).size >= 0.5 ? "close" : null;
}

export function likenessOfSites(mine: Comparable, theirs: Comparable): Likeness {
  const sameCity = Boolean(mine.city && theirs.city && fold(mine.city) === fold(theirs.city));
  return likeness(siteOf(mine), siteOf(theirs), sameCity ? "same city" : null);
}

export const siteOf = ({ city, postcode }: Pick<Comparable, "city" | "postcode">): string =>
  [city, postcode].filter(Boolean).join(", ");

export function likenessOfParts(mine: Comparable, theirs: Comparable): Likeness {
  const partsOf = ({ parts }: Comparable) => [...new Set(parts.map(({ partNo }) => partNo))].sort();
  if (partsOf(mine).join() === partsOf(theirs).join()) return { match: "same", sign: "same parts" };
  const held = new Set(theirs.parts.map(({ familyId }) => familyId));
  const shared = mine.parts.filter(({ familyId }) => held.has(familyId));
  const [name, ...others] = new Set(shared.map(({ familyName }) => familyName));
  if (!name) return { match: "differs", sign: "other families" };
  return {
    match: "near",
    sign: others.length > 0 ? `${others.length + 1} families overlap` : `${name} overlaps`,
  };
}

const DAY_MS = 86_400_000;

export function likenessOfWindows(mine: Comparable, theirs: Comparable): Likeness {
  if (!mine.from || !mine.until || !theirs.from || !theirs.until) {
    return { match: "one", sign: "not both protected" };
  }
  const from = Math.max(mine.from.getTime(), theirs.from.getTime());
  const until = Math.min(mine.until.getTime(), theirs.until.getTime());
  const days = Math.ceil((until - from) / DAY_MS);
  if (days <= 0) return { match: "differs", sign: "no overlap" };
  return { match: "near", sign: days === 1 ? "1 day overlaps" : `${days} days overlap` };
}
