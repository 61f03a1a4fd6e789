import type pg from "pg";

import { pool, statementName } from "./client.server.ts";
import type { Prisma } from "./generated/client.ts";
import { typesOfRows } from "./row-types.ts";

/** Sends a statement to PostgreSQL itself, past the client that would first work out what it already says. */
export const send = <Row>(client: pg.PoolClient, { text, values }: Prisma.Sql): Promise<Row[]> =>
  client
    .query<Row & pg.QueryResultRow>({ name: statementName(text), text, values, types: typesOfRows })
    .then(({ rows }) => rows);

/** Holds back what is written to the database until the work at hand has said all it has to say: one packet. */
export function inOnePacket(client: pg.PoolClient): () => void {
  const { stream } = client.connection;
  let held = true;
  const go = () => {
    if (held) stream.uncork();
    held = false;
  };
  stream.cork();
  setImmediate(go);
  return go;
}

/** Reads that belong together in one journey, unscoped: for platform and identity only. */
export async function readTogether(statements: Prisma.Sql[]): Promise<unknown[][]> {
  const client = await pool.connect();
  const go = inOnePacket(client);
  const answers = Promise.all(statements.map((statement) => send<unknown>(client, statement)));
  go();
  try {
    const rows = await answers;
    client.release();
    return rows;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
