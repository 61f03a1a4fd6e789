import type { Actor } from "#app/platform/actor.ts";

import { pool } from "./client.server.ts";
import { Prisma } from "./generated/client.ts";
import { inOnePacket, send } from "./packet.server.ts";
import { enterScope } from "./scope.server.ts";

/** Reads in a scope. Every query still names `vendorId` itself, as with a ScopedTx. */
export type ReadTx = {
  readonly vendorId: number;
  query<Row>(sql: Prisma.Sql): Promise<Row[]>;
};

const begin = Prisma.sql`begin read only`;
const end = Prisma.sql`commit`;

/**
 * A scope for pages that are opened all day and only read. Nothing waits for an answer that it does not need:
 * `begin`, the scope and every query that `work` asks for at once travel in one packet, where withScope() makes a
 * journey for each. Should entering fail, the transaction is void and what follows it fails, too.
 */
export async function withReadScope<T>(actor: Actor, work: (tx: ReadTx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const go = inOnePacket(client);
  const entered = Promise.all([send(client, begin), send(client, enterScope(actor))]);
  const query = <Row>(sql: Prisma.Sql) => send<Row>(client, sql);
  try {
    const [result] = await Promise.all([work({ vendorId: actor.vendorId, query }), entered]);
    return result;
  } finally {
    go();
    // Nobody waits for the end of a transaction that has changed nothing.
    send(client, end).then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
}
