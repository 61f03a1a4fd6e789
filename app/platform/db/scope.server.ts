import type pg from "pg";

import { type Actor, systemActor } from "#app/platform/actor.ts";

import { prisma } from "./client.server.ts";
import { Prisma } from "./generated/client.ts";
import { noteConnection } from "./lent-connection.server.ts";
import { inOnePacket, send } from "./packet.server.ts";

declare const scoped: unique symbol;

/**
 * A transaction that row-level security has been told about; only withScope() can make one.
 * Every query still names `vendorId` itself: the policies are the net, not the filter.
 */
export type ScopedTx = Prisma.TransactionClient & {
  readonly [scoped]: true;
  readonly vendorId: number;
  /**
   * Sends a statement past Prisma. What is asked for at once, without waiting in between, travels in one packet and is
   * done in that order.
   */
  query<Row>(sql: Prisma.Sql): Promise<Row[]>;
};

type Options = { timeoutMs?: number };

/** The statement that tells the database who asks, until the transaction ends. */
export const enterScope = (actor: Actor): Prisma.Sql => {
  const partner = actor.audience === "partner" ? actor : null;
  return Prisma.sql`select scope.enter(
    ${actor.vendorId}::int, ${actor.audience}, ${actor.partnerId}::uuid, ${partner?.partnerKind ?? null},
    ${partner?.linked ?? []}::uuid[], ${partner?.showing ?? []}::uuid[],
    ${actor.personId}::uuid, ${actor.role})`;
};

/** The connection behind a scope. Entering is not waited for: what is sent after it is done after it. */
class Connection {
  private entering: Promise<unknown> = Promise.resolve();
  private entered: Actor | null = null;

  constructor(private readonly client: pg.PoolClient) {}

  query = <Row>(sql: Prisma.Sql): Promise<Row[]> => {
    inOnePacket(this.client);
    return send<Row>(this.client, sql);
  };

  enter(actor: Actor) {
    const [before, entered] = [this.entering, this.query(enterScope(actor))];
    this.entered = actor;
    this.entering = before.then(() => entered);
    // Whoever ends the transaction hears of it; a failure also voids every statement that follows.
    this.entering.catch(() => {});
    entered.catch(() => {});
  }

  isSystem = () => this.entered?.role === "system";

  allEntered = () => this.entering;
}

const connections = new WeakMap<ScopedTx, Connection>();

// Prisma's transactions share the object they write properties to, so ours are kept beside it, not on it.
function scopedTo(tx: Prisma.TransactionClient, vendorId: number, connection: Connection) {
  const own: Record<PropertyKey, unknown> = { vendorId, query: connection.query };
  const scopedTx = new Proxy(tx, {
    get: (target, name) => (Object.hasOwn(own, name) ? own[name] : Reflect.get(target, name)),
  }) as ScopedTx;
  connections.set(scopedTx, connection);
  return scopedTx;
}

/** Runs work in one transaction in which the database shows and accepts only what the actor may see and write. */
export function withScope<T>(
  actor: Actor,
  work: (tx: ScopedTx) => Promise<T>,
  { timeoutMs = 15_000 }: Options = {},
): Promise<T> {
  return noteConnection((lent) =>
    prisma.$transaction(
      async (tx) => {
        if (!lent.client) throw new Error("A transaction has a connection");
        const connection = new Connection(lent.client);
        connection.enter(actor);
        const result = await work(scopedTo(tx, actor.vendorId, connection));
        await connection.allEntered();
        return result;
      },
      { timeout: timeoutMs, maxWait: 10_000 },
    ),
  );
}

/**
 * Lets a use case look at both sides for one step, in the caller's own transaction: a partner's deal must be
 * compared with customers and deals that the partner may not see. What comes out of `work` is the use case's
 * responsibility: verdicts, never rows. The caller's scope is back afterwards.
 */
export async function asSystem<T>(
  tx: ScopedTx,
  actor: Actor,
  work: (tx: ScopedTx) => Promise<T>,
): Promise<T> {
  const connection = connections.get(tx);
  if (!connection) throw new Error("Only withScope() makes a scoped transaction");
  if (connection.isSystem()) return work(tx);
  connection.enter(systemActor(actor.vendorId));
  const result = await work(tx);
  connection.enter(actor);
  return result;
}
