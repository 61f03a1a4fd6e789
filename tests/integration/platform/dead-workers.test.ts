import { randomUUID } from "node:crypto";

import pg from "pg";
import { expect, test } from "vitest";

import { releaseDead, sayAlive } from "#app/platform/jobs/dead-workers.server.ts";

/** A job that a worker took and did not finish. */
async function heldBy(worker: string) {
  const client = new pg.Client(process.env.JOBS_DATABASE_URL);
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    "select id from graphile_worker.add_job('nobody.runs.this', '{}')",
  );
  const id = rows[0]?.id;
  await client.query(
    "update graphile_worker._private_jobs set locked_at = now(), locked_by = $2 where id = $1",
    [id, worker],
  );
  return {
    holder: async () => {
      const found = await client.query<{ locked_by: string | null }>(
        "select locked_by from graphile_worker._private_jobs where id = $1",
        [id],
      );
      return found.rows[0]?.locked_by;
    },
    done: async () => {
      await client.query("delete from graphile_worker._private_jobs where id = $1", [id]);
      await client.end();
    },
  };
}

test("a worker that died gives its jobs back, one that lives keeps them", async () => {
  const [me, dead, alive] = ["me", "dead", "alive"].map((name) => `pool-${name}-${randomUUID()}`);
  if (!me || !dead || !alive) throw new Error("Three workers have three names");
  const left = await heldBy(dead);
  const kept = await heldBy(alive);
  const other = await sayAlive(alive);
  const client = await sayAlive(me);
  const sightings = new Map<string, number>();
  try {
    await releaseDead(client, me, sightings);
    await releaseDead(client, me, sightings);
    expect(await left.holder()).toBe(dead);
    await releaseDead(client, me, sightings);
    expect(await left.holder()).toBeNull();
    expect(await kept.holder()).toBe(alive);

    await other.end();
    for (let look = 0; look < 3; look += 1) await releaseDead(client, me, sightings);
    expect(await kept.holder()).toBeNull();
  } finally {
    await client.end();
    await left.done();
    await kept.done();
  }
});
