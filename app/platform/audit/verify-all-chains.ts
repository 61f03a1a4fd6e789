import type pg from "pg";

import {
  SEALED_ROWS,
  type SealedRow,
  UNSEALED_ENTRIES,
  UNTOLD_CLEARINGS,
} from "./audit-chain.server.ts";
import { type ChainState, type Head, walkChain } from "./walk-chain.server.ts";

export type NamedChain = ChainState & { name: string };

/**
 * Follows every vendor's chain as it stands in one instant. The connection is the owner's, which need not see
 * forced tables' rows by itself: it reads as the role that seals.
 */
export async function verifyAllChains(
  owner: pg.Client,
  noted: ReadonlyMap<number, Head>,
): Promise<NamedChain[]> {
  await owner.query("begin transaction isolation level repeatable read read only");
  try {
    await owner.query("set local role tributary_identity");
    const { rows: named } = await owner.query<{ id: number; name: string }>(
      "select vendor_id as id, name from tributary.vendor order by vendor_id",
    );
    await owner.query("set local role tributary_seal");
    const { rows: chained } = await owner.query<{ id: number }>(
      "select vendor_id as id from tributary.audit_seal where seq = 0 order by 1",
    );
    const nameOf = new Map(named.map(({ id, name }) => [id, name]));
    // A vendor whose row or whole chain is gone is asked for all the same.
    const ids = new Set([...nameOf.keys(), ...chained.map(({ id }) => id), ...noted.keys()]);
    const chains: NamedChain[] = [];
    for (const id of [...ids].sort((a, b) => a - b)) {
      const state = await walkChain(id, readerOn(owner, id), noted.get(id));
      chains.push({ ...state, name: nameOf.get(id) ?? "No vendor of this number" });
    }
    return chains;
  } finally {
    await owner.query("rollback");
  }
}

const readerOn = (owner: pg.Client, vendorId: number) => ({
  rows: async (after: bigint, limit: number) =>
    (await owner.query<SealedRow>(SEALED_ROWS, [vendorId, String(after), limit])).rows,
  unsealed: async () => {
    const { rows } = await owner.query<{ entries: string; first: string | null }>(
      UNSEALED_ENTRIES,
      [vendorId],
    );
    return { entries: BigInt(rows[0]?.entries ?? 0), first: rows[0]?.first ?? null };
  },
  untold: async () => {
    const { rows } = await owner.query<{ clearing: string; entries: string }>(UNTOLD_CLEARINGS, [
      vendorId,
    ]);
    return rows[0] ?? null;
  },
});
