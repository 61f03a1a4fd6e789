/** What a customer's golden record holds one value of. An address is one value: its parts belong together. */
export const attributes = ["name", "address", "kind", "partner"] as const;
export type Attribute = (typeof attributes)[number];

export type Why = "locked" | "only" | "rank" | "recency" | "completeness" | "own";

export type Address = {
  street: string | null;
  postcode: string | null;
  city: string | null;
  country: string | null;
};

/**
 * A source's words, and how much the source counts: the less, the more (`source-order.ts`). `own` are those of the customer's own
 * record, not of one that was merged into it.
 */
export type Wording = Address & {
  id: string;
  name: string;
  rank: number;
  createdAt: Date;
  own: boolean;
};

export type Survivor<T> = { value: T; partyId: string | null; why: Why };

export type Survivors = { name: Survivor<string> | null; address: Survivor<Address> | null };

/** Which value each attribute keeps: the best source's, of those the latest, of those the fullest, then its own. */
export const survivorsOf = (wordings: readonly Wording[]): Survivors => ({
  name: best(
    wordings,
    ({ name }) => name,
    () => 1,
  ),
  address: best(
    wordings.filter((wording) => fullness(addressOf(wording)) > 0),
    addressOf,
    (wording) => fullness(addressOf(wording)),
  ),
});

export const addressOf = ({ street, postcode, city, country }: Address): Address => ({
  street,
  postcode,
  city,
  country,
});

const fullness = (address: Address) => Object.values(address).filter(Boolean).length;

function best<T>(
  wordings: readonly Wording[],
  pick: (wording: Wording) => T,
  full: (wording: Wording) => number,
): Survivor<T> | null {
  const [first, second] = [...wordings].sort(
    (a, b) =>
      a.rank - b.rank ||
      b.createdAt.getTime() - a.createdAt.getTime() ||
      full(b) - full(a) ||
      Number(b.own) - Number(a.own) ||
      // Nothing tells them apart: any one, but always the same.
      (a.id < b.id ? -1 : 1),
  );
  if (!first) return null;
  return {
    value: pick(first),
    partyId: first.id,
    why: second ? reason(first, second, full(first) - full(second)) : "only",
  };
}

function reason(first: Wording, second: Wording, fuller: number): Why {
  if (first.rank !== second.rank) return "rank";
  if (first.createdAt.getTime() !== second.createdAt.getTime()) return "recency";
  return fuller > 0 ? "completeness" : "own";
}

export type Purchases = { first: Date | null; last: Date | null };
export type Lifecycle = "prospect" | "active" | "former";

const DAY_MS = 86_400_000;

/** A prospect until it buys, a former customer after a silence. */
export function lifecycleOf(
  { first, last }: Purchases,
  silenceDays: number,
  today: Date,
): Lifecycle {
  if (!first || !last) return "prospect";
  return today.getTime() - last.getTime() > silenceDays * DAY_MS ? "former" : "active";
}
