import { type Actor, systemActor } from "#app/platform/actor.ts";

import { prisma } from "./client.server.ts";
import { Prisma } from "./generated/client.ts";

declare const scoped: unique symbol;

/**
 * A transaction that row-level security has been told about; only withScope() can make one.
 * Every query still names `vendorId` itself: the policies are the net, not the filter.
 */
export type ScopedTx = Prisma.TransactionClient & {
  readonly [scoped]: true;
  readonly vendorId: number;
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

const enter = (tx: Prisma.TransactionClient, actor: Actor) => tx.$executeRaw(enterScope(actor));

// Prisma's transactions share the object they write properties to, so the vendor is kept beside it, not on it.
const scopedTo = (tx: Prisma.TransactionClient, vendorId: number) =>
  new Proxy(tx, {
    get: (target, name) => (name === "vendorId" ? vendorId : Reflect.get(target, name)),
  }) as ScopedTx;

/** Runs work in one transaction in which the database shows and accepts only what the actor may see and write. */
export function withScope<T>(
  actor: Actor,
  work: (tx: ScopedTx) => Promise<T>,
  { timeoutMs = 15_000 }: Options = {},
): Promise<T> {
  return prisma.$transaction(
    async (tx) => {
      await enter(tx, actor);
      return work(scopedTo(tx, actor.vendorId));
    },
    { timeout: timeoutMs, maxWait: 10_000 },
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
  await enter(tx, systemActor(actor.vendorId));
  const result = await work(tx);
  await enter(tx, actor);
  return result;
}
