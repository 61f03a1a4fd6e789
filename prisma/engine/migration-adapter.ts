import { randomUUID } from "node:crypto";

import { PrismaPg } from "@prisma/adapter-pg";
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

import { readsCatalogue } from "./catalogue-types.ts";
import { readAddress } from "./database-address.ts";

type PgAdapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/**
 * @prisma/adapter-pg made fit for the schema engine: it reads the catalogue, sends a script as a
 * whole (the original splits it at every semicolon, also inside functions), works in the schema that
 * the address names, and never mistakes the real database for the shadow.
 */
export class MigrationAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName: string;
  readonly #config: pg.PoolConfig;
  readonly #schema: string | undefined;
  readonly #shadowUrl: string | undefined;
  readonly #open = new Set<pg.Pool>();

  constructor(url: string, shadowUrl?: string) {
    const { config, schema } = readAddress(url);
    this.#config = config;
    this.#schema = schema;
    this.#shadowUrl = shadowUrl;
    this.adapterName = new PrismaPg(config).adapterName;
  }

  connect(): Promise<SqlDriverAdapter> {
    return this.#adapter(this.#config, this.#schema);
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    if (this.#shadowUrl) {
      const { config, schema } = readAddress(this.#shadowUrl);
      const adapter = await this.#adapter(config, schema);
      await adapter.executeScript("drop schema if exists public cascade; create schema public;");
      if (schema) await adapter.executeScript(`drop schema if exists "${schema}" cascade;`);
      return adapter;
    }
    const database = `prisma_migrate_shadow_db_${randomUUID()}`;
    await this.#asOwner(`create database "${database}"`);
    const adapter = await this.#adapter({ ...this.#config, database }, this.#schema);
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await this.#asOwner(`drop database if exists "${database}" with (force)`);
    };
    return adapter;
  }

  /** The engine leaves its connections open; whoever frees it calls this. */
  async dispose(): Promise<void> {
    await Promise.all([...this.#open].map((pool) => (pool.ended ? undefined : pool.end())));
    this.#open.clear();
  }

  async #adapter(config: pg.PoolConfig, schema: string | undefined): Promise<SqlDriverAdapter> {
    const adapter: PgAdapter = await new PrismaPg(config, { schema }).connect();
    const pool = adapter.underlyingDriver();
    this.#open.add(pool);
    if (schema) {
      await pool.query(`create schema if not exists "${schema}"`);
      // One connection per pool (max: 1), so the path holds for everything the engine sends.
      await pool.query(`set search_path = "${schema}", public`);
    }
    const startTransaction = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => readsCatalogue(await startTransaction(level));
    // Its own reading of database errors, which its types keep to themselves.
    const { onError } = adapter as unknown as { onError(error: unknown): never };
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error: unknown) => onError(error));
    };
    return readsCatalogue(adapter);
  }

  async #asOwner(sql: string): Promise<void> {
    const client = new pg.Client(this.#config);
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
}
