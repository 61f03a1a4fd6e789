import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { removeStoredFile, storedFilesBefore } from "#app/platform/files/stored-files.server.ts";

const AT_ONCE = 500;

/**
 * Removes files that no submission and no deal names. A file that is being handed over is younger than any period, and
 * one that was handed over again since is young again.
 */
export async function removeLooseFiles(tx: ScopedTx, before: Date): Promise<number> {
  const { vendorId } = tx;
  let removed = 0;
  for await (const hashes of storedFilesBefore(vendorId, before, AT_ONCE)) {
    const named = await tx.$queryRaw<{ sha256: string }[]>`
      select sha256 from submission where vendor_id = ${vendorId}::int and sha256 = any(${hashes}::text[])
      union
      select sha256 from deal_file where vendor_id = ${vendorId}::int and sha256 = any(${hashes}::text[])`;
    const kept = new Set(named.map(({ sha256 }) => sha256));
    for (const sha256 of hashes) {
      if (kept.has(sha256)) continue;
      await removeStoredFile(vendorId, sha256);
      removed += 1;
    }
  }
  return removed;
}
