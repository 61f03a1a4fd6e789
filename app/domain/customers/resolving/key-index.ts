import type { PartyKey } from "./party-keys.ts";

/** As many parties are looked at for one key. */
export const MOST_SHARING = 32;

/** As many of those that share most with a party are compared with it. */
export const CLOSEST = 12;

/** Who shares less than this part of what the closest shares is not looked at. */
export const NEAR_ENOUGH = 0.3;

/** Nor who shares less than this, such as a single word that thirty have. */
export const LEAST_SHARED = 0.3;

/** How much less it says that two share a key the more there are that share it. */
const rarityOf = (sharing: number): number => 1 / Math.sqrt(sharing);

/**
 * Finds who shares most with whom among parties at hand, by the same keys, limits and worth by which the database
 * finds them among all that it holds. Places are given in an order that their words decide.
 */
export class KeyIndex {
  private readonly holders = new Map<number, number[]>();

  constructor(keys: readonly (readonly PartyKey[])[]) {
    for (const [place, held] of keys.entries())
      for (const { hash } of held) {
        const holders = this.holders.get(hash);
        if (!holders) this.holders.set(hash, [place]);
        else if (holders.length <= MOST_SHARING) holders.push(place);
      }
  }

  /** The places of those that share most with these keys, the closest first. */
  closest(asked: readonly PartyKey[], most = CLOSEST, except = -1): number[] {
    const sums = new Map<number, number>();
    for (const { hash, worth, strong } of asked) {
      const holders = this.holders.get(hash);
      if (!holders || (holders.length > MOST_SHARING && !strong)) continue;
      const value = worth * rarityOf(holders.length);
      for (const place of holders.slice(0, MOST_SHARING))
        if (place !== except) sums.set(place, (sums.get(place) ?? 0) + value);
    }
    let highest = 0;
    for (const sum of sums.values()) if (sum > highest) highest = sum;
    const least = Math.max(LEAST_SHARED, highest * NEAR_ENOUGH);
    return [...sums]
      .filter(([, sum]) => sum >= least)
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, most)
      .map(([place]) => place);
  }
}
