import { AsyncLocalStorage } from "node:async_hooks";

import pg from "pg";

/** The connection that a transaction of Prisma's was given, for what is sent on it past Prisma. */
export type LentConnection = { client: pg.PoolClient | null };

const lending = new AsyncLocalStorage<LentConnection>();

/** Runs work that opens one transaction, and says which connection it got. */
export function noteConnection<T>(work: (lent: LentConnection) => Promise<T>): Promise<T> {
  const lent: LentConnection = { client: null };
  return lending.run(lent, () => work(lent));
}

type Callback = Parameters<pg.Pool["connect"]>[0];

/** Prisma keeps its transaction's connection to itself; the pool that lends it knows better. */
export class NotingPool extends pg.Pool {
  private readonly open = new Set<pg.PoolClient>();

  constructor(config: pg.PoolConfig) {
    super(config);
    this.on("connect", (client) => this.open.add(client));
    this.on("remove", (client) => this.open.delete(client));
  }

  /** What the database calls the connections that are open. */
  numbers(): number[] {
    return [...this.open].flatMap((client) => {
      const { processID } = client as { processID?: number | null };
      return processID ?? [];
    });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return;
    }
    const lent = lending.getStore();
    return super.connect().then((client) => {
      if (lent) lent.client ??= client;
      return client;
    });
  }
}
