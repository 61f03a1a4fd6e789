import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import type { Fields, RecordRoom } from "#app/platform/records/record-room.ts";

import type { RowReader } from "../row-reader.ts";
import type { Compared } from "./compare-record.ts";

/** A row as staging holds it. */
export type StagedRecord = {
  /** What no other row of the file may say something else of. */
  lineKey: string;
  key: string;
  /** What people call it: a part number, a code. */
  title: string;
  fields: Fields;
  /** Rows that this one names and that must be in the file as well, by their line keys and what they must say. */
  needs?: { key: string; fields: Fields }[];
};

/** Null where a row says nothing; undefined where something is wrong with it, which the reader then knows. */
export type ReadRecord = (row: RowReader) => StagedRecord | null | undefined;

export type Seen = Compared & { title: string; known: Fields | undefined };

/** One kind of records that the vendor's own systems hand over: how a row is read, kept, counted and shown. */
export type RecordIntake = {
  noun: readonly [one: string, many: string];
  /** A record of nothing but fields that come and go, such as the prices of a product by their first days. */
  byField: boolean;
  /** Said of a row whose record another row says otherwise. */
  repeated: string;
  /** Fields that name other records, which may be in the same file: they are written last. */
  deferred?(field: string): boolean;
  /** What is wrong with a row that names a record which is neither known nor in the file. */
  unmet?: { column: string; what: string };
  /** What rows are read against, as it is when the reading begins. */
  reader(tx: ScopedTx, at: Date): Promise<ReadRecord>;
  room: RecordRoom;
  fieldName(field: string): string;
  /** What a row does, in words to be counted: "new", "renamed", "ended". */
  deeds(seen: Seen): string[];
  /** What stood there in effect, where the field itself was empty. */
  former?(known: Fields | undefined, field: string): string | null;
  /** What is so unlike what stood there that somebody should look. */
  odd?(seen: Seen): string | null;
  /** What is unusual in all of it. */
  oddities?(deeds: ReadonlyMap<string, number>, rows: number): string[];
};
