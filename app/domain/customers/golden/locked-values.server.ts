import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { selectMovesOf } from "../decisions/decision.store.server.ts";
import { slotOf, type Told, valueNow } from "../decisions/decision.ts";
import { type Attribute, attributes } from "./survive.ts";

/** What stewards locked of a customer, by attribute. `stands` is false where a lock was taken back: what was before. */
export type Locked = Partial<Record<Attribute, { value: string; stands: boolean }>>;

/** Every move there was of values of these records. */
export const movesOfValues = (tx: ScopedTx, ids: readonly string[]) =>
  selectMovesOf(tx, ids, "value");

/** Its own record's word first, then those of the records that it stands for, the oldest first. */
export function lockedIn(
  told: ReadonlyMap<string, readonly Told[]>,
  customerId: string,
  behind: readonly string[],
): Locked {
  const ids = [customerId, ...[...behind].sort()];
  const locked: Locked = {};
  for (const attribute of attributes) {
    for (const subjectId of own(attribute) ? [customerId] : ids) {
      const moves = told.get(slotOf({ register: "value", subjectId, aspect: attribute })) ?? [];
      const value = valueNow(moves);
      if (value === null) continue;
      locked[attribute] ??= { value, stands: standsLocked(moves) };
    }
  }
  return locked;
}

/** What no source ever says: another record's word on it would stay when the two part again. */
const own = (attribute: Attribute) => attribute === "kind" || attribute === "partner";

const standsLocked = (moves: readonly Told[]) => moves.some(({ stands, after }) => stands && after);
