import { systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import {
  SEALED_ROWS,
  type SealedRow,
  UNSEALED_ENTRIES,
  UNTOLD_CLEARINGS,
} from "./audit-chain.server.ts";
import { type ChainState, type Head, walkChain } from "./walk-chain.server.ts";

/** Follows a vendor's chain in short transactions, so that nobody waits for it. */
export function verifyChain(vendorId: number, noted?: Head): Promise<ChainState> {
  const scope = systemActor(vendorId);
  return walkChain(
    vendorId,
    {
      rows: (after, limit) =>
        withScope(scope, (tx) =>
          tx.$queryRawUnsafe<SealedRow[]>(SEALED_ROWS, vendorId, after, limit),
        ),
      unsealed: async () => {
        const [found] = await withScope(
          scope,
          (tx) =>
            tx.$queryRawUnsafe<{ entries: string; first: string | null }[]>(
              UNSEALED_ENTRIES,
              vendorId,
            ),
          { timeoutMs: 120_000 },
        );
        return { entries: BigInt(found?.entries ?? 0), first: found?.first ?? null };
      },
      untold: async () => {
        const [found] = await withScope(scope, (tx) =>
          tx.$queryRawUnsafe<{ clearing: string; entries: string }[]>(UNTOLD_CLEARINGS, vendorId),
        );
        return found ?? null;
      },
    },
    noted,
  );
}
