import pg from "pg";

import { Prisma } from "./generated/client.ts";

/**
 * PostgreSQL's own sentence for a broken rule. Where it is kept depends on whether the statement went through Prisma
 * and was Prisma's or ours; on a distributed database it carries a shard number after the name.
 */
function sentenceOf(error: unknown): string {
  if (error instanceof pg.DatabaseError) return `${error.code} ${error.message}`;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return "";
  return `${error.code} ${error.message} ${JSON.stringify(error.meta ?? {})}`;
}

/** True when the database cannot be reached, is going down or coming up, or has no connection to spare. */
export function databaseIsAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  const sentence = sentenceOf(error) || `${code} ${message}`;
  return /\b(P1001|P1002|P1008|P1017|P2024|P2028|P2037|57P0[123]|53300|08\d{3})\b|DatabaseNotReachable|ConnectionClosed|ECONNREFUSED|ECONNRESET|timeout exceeded when trying to connect|Connection terminated/.test(
    sentence,
  );
}

/** True when a write broke the named unique index, exclusion or check constraint. */
export function brokeConstraint(error: unknown, name: string): boolean {
  return new RegExp(`\\b${name}(_\\d+)?\\b`).test(sentenceOf(error));
}

/** True when a guard in the database refused the write (see the triggers in prisma/migrations). */
export function refusedByGuard(error: unknown): boolean {
  return /\bP0403\b/.test(sentenceOf(error));
}

/** True when row-level security refused the write. */
export function refusedByScope(error: unknown): boolean {
  return /\b42501\b|row-level security/.test(sentenceOf(error));
}

/** True when a lock was not to be had within the `lock_timeout` that was set. */
export function waitedTooLong(error: unknown): boolean {
  return /\b55P03\b|lock timeout/.test(sentenceOf(error));
}
