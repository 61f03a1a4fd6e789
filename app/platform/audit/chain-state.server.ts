import type { VendorActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { audit } from "./audit.server.ts";
import { digestOf, hashOf, SEALED_ROWS, type SealedRow } from "./audit-chain.server.ts";
import { verifyChain } from "./verify-chain.server.ts";
import { type ChainState, type Head, headWords } from "./walk-chain.server.ts";

const VERIFIED = "audit.verified";

/** A head as people note it down: vendor, number, hash. */
const notedHead = (vendorId: number, head: Head) => `${vendorId}:${headWords(head)}`;

/** Where a vendor's chain stands, and when somebody last followed it. Costs the same however long it is. */
export async function chainOf(tx: ScopedTx) {
  const { vendorId } = tx;
  const last = await tx.auditSeal.findFirst({
    where: { vendorId },
    orderBy: { seq: "desc" },
    select: { seq: true, hash: true },
  });
  const verified = await tx.auditEntry.findFirst({
    where: { vendorId, action: VERIFIED },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    select: { at: true, actorName: true, detail: true },
  });
  const detail = verified?.detail as { outcome?: string } | undefined;
  return {
    entries: Number(last?.seq ?? 0),
    head: last ? notedHead(vendorId, { seq: last.seq, hash: hex(last.hash) }) : null,
    verified: verified && {
      at: verified.at,
      by: verified.actorName,
      broken: detail?.outcome === "unbroken" ? null : (detail?.outcome ?? ""),
    },
  };
}

/** Follows the chain now, and puts on record that it was done and what was found. */
export async function verifyAndRecord(actor: VendorActor, noted?: Head): Promise<ChainState> {
  const state = await verifyChain(actor.vendorId, noted);
  await withScope(actor, (tx) =>
    audit(
      tx,
      actor,
      VERIFIED,
      { kind: "audit_trail", id: String(actor.vendorId) },
      {
        entries: Number(state.entries),
        head: notedHead(actor.vendorId, state.head),
        outcome: state.break?.words ?? "unbroken",
      },
    ),
  );
  return state;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** One entry's seal, and whether the entry is still what it was set on. */
export async function sealOf(tx: ScopedTx, seq: bigint) {
  const rows = await tx.$queryRawUnsafe<SealedRow[]>(SEALED_ROWS, tx.vendorId, seq - 2n, 2);
  const [before, own] = rows;
  if (!before || !own || BigInt(own.seq) !== seq) return null;
  return {
    seq: own.seq,
    sealedAt: new Date(Number(own.sealed_ms)),
    previous: before.hash,
    digest: own.digest ?? "",
    hash: own.hash,
    holds:
      (own.cleared_by !== null || digestOf(tx.vendorId, own) === own.digest) &&
      hashOf(before.hash, tx.vendorId, own) === own.hash,
  };
}
