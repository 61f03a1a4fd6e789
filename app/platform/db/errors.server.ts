import { Prisma } from "./generated/client.ts";

/**
 * PostgreSQL's own sentence for a broken rule. The driver keeps it in one of two places, depending on whether
 * the statement was Prisma's or ours; on a distributed database it carries a shard number after the name.
 */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return "";
  return `${error.code} ${error.message} ${JSON.stringify(error.meta ?? {})}`;
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
