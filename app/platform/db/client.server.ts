import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";

import { env } from "#app/platform/env.server.ts";

import { PrismaClient } from "./generated/client.ts";
import { NotingPool } from "./lent-connection.server.ts";

// Named statements are parsed once per connection. The map is capped so that generated SQL cannot fill it.
const MAX_STATEMENTS = 500;
const statementNames = new Map<string, string>();
const statementNameGenerator = ({ sql }: { sql: string }) => {
  const known = statementNames.get(sql);
  if (known) return known;
  if (statementNames.size >= MAX_STATEMENTS) return "";
  const name = `s${statementNames.size}`;
  statementNames.set(sql, name);
  return name;
};

/** What a statement is called on every connection; undefined where none keeps it. */
export const statementName = (sql: string) =>
  kept.tributaryDatabase?.pooled ? undefined : statementNameGenerator({ sql }) || undefined;

/** `pgbouncer=true` in the address says that a pooler lends connections per transaction: none keeps a statement. */
function address() {
  const url = new URL(env.APP_DATABASE_URL);
  const pooled = url.searchParams.get("pgbouncer") === "true";
  url.searchParams.delete("pgbouncer");
  return { connectionString: url.href, pooled };
}

const connect = () => {
  const { connectionString, pooled } = address();
  const pool = new NotingPool({
    connectionString,
    max: env.DATABASE_POOL,
    application_name: "tributary",
    // A query does not wait for the answer to the one before it (see read-scope.server.ts).
    pipeline: true,
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  const adapter = new PrismaPg(pool, {
    schema: "tributary",
    ...(pooled ? {} : { statementNameGenerator }),
  });
  return { pool, pooled, prisma: new PrismaClient({ adapter }) };
};

// The development server loads this module anew on every change; the connections stay.
const kept = globalThis as { tributaryDatabase?: ReturnType<typeof connect> };
kept.tributaryDatabase ??= connect();

/** Unscoped: for platform and identity only. Rooms go through withScope(). */
export const { prisma, pool } = kept.tributaryDatabase;

/**
 * Has the database end the connections of this process, whatever they are at: each transaction is rolled back, and
 * whoever waits for a statement hears of it. False where there is none to end: nothing is under way, or a pooler lends
 * them, behind which nobody knows which they are.
 */
export async function breakOffConnections(): Promise<boolean> {
  const { connectionString, pooled } = address();
  const numbers = pool.numbers();
  if (pooled || pool.totalCount === pool.idleCount) return false;
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select pg_terminate_backend(pid) from unnest($1::int[]) pid", [numbers]);
    return true;
  } finally {
    await client.end();
  }
}

export async function closeDatabase() {
  await prisma.$disconnect();
  if (!pool.ended) await pool.end();
}
