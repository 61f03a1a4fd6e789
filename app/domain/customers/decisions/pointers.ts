/** A customer's record as decisions made it. */
export type CustomerRecord = {
  id: string;
  mergedIntoId: string | null;
  /** The record it was split from; null where a source made it. */
  splitFromId: string | null;
};

/** A party as decisions put it. */
export type PlacedParty = {
  id: string;
  /** The record it belongs to by itself, and the one it was resolved to at first. */
  homeId: string;
  firstId: string;
  /** The customer it is counted for today; holds where its home is out of sight. */
  customerId: string;
};

export type Pointers = {
  /** Of each party, the live customer that it is counted for. */
  customerOf: Map<string, string>;
  /** Of each record, the live one that stands for it: itself, where it lives. */
  lifeOf: Map<string, string>;
};

/** Merges led in a circle. Decisions that would are refused. */
export class MergedInACircle extends Error {}

/**
 * Where everything points, from what was decided and nothing else: so the order in which decisions are made and taken
 * back leaves no trace. A merged record is stood for by the one it went into. A record that lost all its parties is
 * stood for by the customer that has the oldest of them; one that a split made and that never came to any, by the one it
 * was split from.
 */
export function pointersOf(
  records: readonly CustomerRecord[],
  parties: readonly PlacedParty[],
): Pointers {
  const byId = new Map(records.map((record) => [record.id, record]));
  const roots = new Map(records.map(({ id }) => [id, rootOf(id, byId)]));
  const customerOf = new Map(
    parties.map((party) => [party.id, roots.get(party.homeId) ?? party.customerId]),
  );
  const occupied = new Set(customerOf.values());
  const oldest = new Map<string, string>();
  for (const { id, firstId } of parties) {
    const root = roots.get(firstId);
    if (root && id < (oldest.get(root) ?? "~")) oldest.set(root, id);
  }
  const lifeOfRoot = (root: string, seen: ReadonlySet<string> = new Set()): string => {
    if (occupied.has(root) || seen.has(root)) return root;
    const party = oldest.get(root);
    const heir = party && customerOf.get(party);
    if (heir) return heir;
    const from = byId.get(root)?.splitFromId;
    const fromRoot = from ? (roots.get(from) ?? from) : null;
    return fromRoot ? lifeOfRoot(fromRoot, new Set([...seen, root])) : root;
  };
  return {
    customerOf,
    lifeOf: new Map([...roots].map(([id, root]) => [id, lifeOfRoot(root)])),
  };
}

function rootOf(id: string, byId: ReadonlyMap<string, CustomerRecord>): string {
  const seen = new Set<string>();
  let at = id;
  for (;;) {
    if (seen.has(at)) throw new MergedInACircle("A customer cannot be merged into itself");
    seen.add(at);
    const next = byId.get(at)?.mergedIntoId;
    if (!next) return at;
    at = next;
  }
}

export type OwnParent = { id: string; lifeId: string; ownParentId: string | null };

/**
 * The customer above each live one. Of several records that are one customer its own word comes first, then the oldest
 * other's; a parent that is the customer itself by now is none.
 */
export function parentsOf(
  records: readonly OwnParent[],
  lifeOf: (id: string) => string,
): Map<string, string | null> {
  const parents = new Map<string, string | null>();
  const ordered = [...records].sort(
    (a, b) => Number(b.id === b.lifeId) - Number(a.id === a.lifeId) || (a.id < b.id ? -1 : 1),
  );
  for (const { lifeId, ownParentId } of ordered) {
    const parent = ownParentId && lifeOf(ownParentId);
    const known = parents.get(lifeId) ?? null;
    parents.set(lifeId, known ?? (parent && parent !== lifeId ? parent : null));
  }
  return parents;
}
