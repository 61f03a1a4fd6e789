import { setTimeout as pause } from "node:timers/promises";

import pg from "pg";

import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";

/** A session's lock on this and its worker's name says that the worker lives; it ends with the connection. */
const LIVES = 421_050_867;
const BEAT_MS = 5_000;
/** A worker whose connection broke has as many beats to come back before its jobs are given to others. */
const SIGHTINGS = 3;

/**
 * Gives jobs back to the queue whose worker has died without a word; the queue itself would wait four hours. Says of
 * this worker that it lives, and looks after the others.
 */
export function watchOverWorkers(worker: string): { stop(): Promise<void> } {
  const ended = new AbortController();
  const watching = watch(worker, ended.signal);
  return {
    stop: () => {
      ended.abort();
      return watching;
    },
  };
}

async function watch(worker: string, signal: AbortSignal) {
  const sightings = new Map<string, number>();
  let client: pg.Client | null = null;
  while (!signal.aborted) {
    try {
      client ??= await sayAlive(worker);
      await releaseDead(client, worker, sightings);
    } catch (error) {
      log.warn({ err: error }, "workers could not be watched over");
      await client?.end().catch(() => {});
      client = null;
    }
    await pause(BEAT_MS, undefined, { signal }).catch(() => {});
  }
  await client?.end().catch(() => {});
}

/** Opens a connection for as long as the worker lives. */
export async function sayAlive(worker: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: env.JOBS_DATABASE_URL,
    application_name: "tributary-pulse",
    connectionTimeoutMillis: BEAT_MS,
  });
  // The next beat notices, and connects anew.
  client.on("error", () => {});
  await client.connect();
  await client.query("select pg_advisory_lock($1, hashtext($2))", [LIVES, worker]);
  return client;
}

/** One look at whoever holds jobs; a worker that is not there several times in a row is dead. */
export async function releaseDead(
  client: pg.Client,
  worker: string,
  sightings: Map<string, number>,
): Promise<void> {
  const { rows } = await client.query<{ holder: string }>(
    `select distinct locked_by as holder from graphile_worker._private_jobs
      where locked_at is not null and locked_by <> $1`,
    [worker],
  );
  const holders = new Set(rows.map(({ holder }) => holder));
  for (const holder of sightings.keys()) if (!holders.has(holder)) sightings.delete(holder);
  for (const holder of holders) {
    const { rows: found } = await client.query<{ dead: boolean }>(
      "select pg_try_advisory_lock($1, hashtext($2)) as dead",
      [LIVES, holder],
    );
    if (!found[0]?.dead) {
      sightings.delete(holder);
      continue;
    }
    const seen = (sightings.get(holder) ?? 0) + 1;
    sightings.set(holder, seen);
    if (seen >= SIGHTINGS) {
      await client.query("select graphile_worker.force_unlock_workers($1)", [[holder]]);
      log.warn({ worker: holder }, "jobs of a dead worker were given back to the queue");
    }
    await client.query("select pg_advisory_unlock($1, hashtext($2))", [LIVES, holder]);
  }
}
