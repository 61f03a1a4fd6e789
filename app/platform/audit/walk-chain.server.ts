import { beginningOf, digestOf, hashOf, type SealedRow } from "./audit-chain.server.ts";

/** A place in a chain, for noting it down elsewhere. */
export type Head = { seq: bigint; hash: string };

export type BreakKind = "changed" | "missing" | "order" | "unsealed" | "cut";
export type Break = { kind: BreakKind; words: string };

export type ChainState = {
  vendorId: number;
  entries: bigint;
  head: Head;
  /** The first thing wrong; null when the chain holds. */
  break: Break | null;
};

export type ChainReader = {
  rows: (after: bigint, limit: number) => Promise<SealedRow[]>;
  unsealed: () => Promise<{ entries: bigint; first: string | null }>;
  /** The first clearing of which the trail does not tell truly. */
  untold: () => Promise<{ clearing: string; entries: string } | null>;
};

const BATCH = 5_000;

export const headWords = ({ seq, hash }: Head) => `${seq}:${hash}`;

/** Follows a vendor's chain from its beginning, and compares it with a head that was noted earlier. */
export async function walkChain(
  vendorId: number,
  read: ChainReader,
  noted?: Head,
): Promise<ChainState> {
  const begin = { seq: 0n, hash: beginningOf(vendorId) };
  let head: Head = begin;
  let last: bigint | null = null;
  const broken = (kind: BreakKind, words: string): ChainState => ({
    vendorId,
    entries: head.seq,
    head,
    break: { kind, words },
  });

  for (;;) {
    const rows: SealedRow[] = await read.rows(last ?? -1n, BATCH);
    for (const row of rows) {
      const fault = last === null ? faultOfBeginning(vendorId, row) : faultOf(vendorId, head, row);
      if (fault) return broken(fault.kind, fault.words);
      last = BigInt(row.seq);
      head = { seq: last, hash: row.hash };
      if (noted?.seq === last && noted.hash !== row.hash) {
        return broken("order", `Number ${last} has another hash than the one noted: written anew`);
      }
    }
    if (rows.length < BATCH) break;
  }

  const { entries, first } = await read.unsealed();
  if (entries > 0n) {
    return broken(
      "unsealed",
      `${counted(entries, "entry", "entries")} without a seal, ${first} first`,
    );
  }
  const untold = await read.untold();
  if (untold) {
    return broken(
      "changed",
      `${untold.entries} entries name clearing ${untold.clearing}, of which the trail does not tell`,
    );
  }
  if (noted && noted.seq > head.seq) {
    return broken("cut", `The chain ends at number ${head.seq}, but number ${noted.seq} was noted`);
  }
  return { vendorId, entries: head.seq, head, break: null };
}

const counted = (count: bigint, one: string, many: string) =>
  `${count} ${count === 1n ? one : many}`;

function faultOfBeginning(vendorId: number, row: SealedRow): Break | null {
  if (row.seq === "0" && row.hash === beginningOf(vendorId)) return null;
  return { kind: "order", words: "The beginning of the chain is not what it was" };
}

function faultOf(vendorId: number, before: Head, row: SealedRow): Break | null {
  const expected = before.seq + 1n;
  if (BigInt(row.seq) !== expected) {
    return {
      kind: "missing",
      words: `Number ${expected} is missing: after ${before.seq} comes ${row.seq}`,
    };
  }
  if (row.entry_id === null) {
    return { kind: "missing", words: `Entry ${row.sealed_entry}, number ${row.seq}, is missing` };
  }
  // Words that an erasure took out are gone; its seal stands on what it said, and the clearing is told of by itself.
  if (row.cleared_by === null && digestOf(vendorId, row) !== row.digest) {
    const deed = `${row.action} by ${row.actor_name}`;
    return {
      kind: "changed",
      words: `Entry ${row.entry_id}, number ${row.seq} (${deed}), was changed after it was sealed`,
    };
  }
  if (hashOf(before.hash, vendorId, row) !== row.hash) {
    return {
      kind: "order",
      words: `Number ${row.seq} does not follow from number ${before.seq}: the order was changed`,
    };
  }
  return null;
}
