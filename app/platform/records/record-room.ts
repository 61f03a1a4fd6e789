import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** A record's fields as text, each in its one normal form. */
export type Fields = Record<string, string | null>;

/** What is to be set of a record. One that comes into being has every field that was said of it. */
export type RecordChange = { key: string; title: string; fresh: boolean; fields: Fields };

/** Why a field of a record cannot go back to what it said; null where it can. */
export type Fixed = (key: string, field: string) => string | null;

/**
 * How a room keeps records that come by file: products, prices, partners. All of it needs the portal's own scope, and
 * the caller's lock on the kind.
 */
export type RecordRoom = {
  /** The records of these keys as they stand, held until the transaction ends. Others are not there. */
  known(tx: ScopedTx, keys: readonly string[]): Promise<Map<string, Fields>>;
  /** Brings records into being and sets fields of others; in a record that may have any, nothing takes one out. */
  write(tx: ScopedTx, changes: readonly RecordChange[], at: Date): Promise<void>;
  /** Done once after all changes of a file. */
  finish?(tx: ScopedTx): Promise<void>;
  /** What cannot be changed any more, such as a price that holds already. */
  fixed?(tx: ScopedTx, at: Date): Promise<Fixed>;
  /** What stands on records, in words, by key; those on which nothing stands are not there. */
  standing?(tx: ScopedTx, keys: readonly string[]): Promise<Map<string, string>>;
  /** Takes records out on which nothing stands. */
  remove?(tx: ScopedTx, keys: readonly string[]): Promise<void>;
};

/** What a record names is not there any more: the file is read again and says so. */
export class RecordOutdated extends Error {}
