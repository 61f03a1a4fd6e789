import pg from "pg";

import { systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { pool } from "#app/platform/db/client.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";

import { corrib } from "./corrib.ts";
import { vendor } from "./vendor.ts";

const system = systemActor(vendor.vendorId);
const subject = { kind: "vendor", id: String(vendor.vendorId) };

/** Written with the first rows and the last ones: a demo that has only begun is one that was cut short. */
export const markBegun = (tx: ScopedTx) => audit(tx, system, "demo.begun", subject);
export const markLoaded = (tx: ScopedTx) => audit(tx, system, "demo.loaded", subject);

export type State = "empty" | "cut short" | "in use";

export async function stateOfDatabase(): Promise<State> {
  // Row-level security hides other vendors' rows, but not that there are any.
  const { rows } = await pool.query<{ used: boolean }>(
    "select pg_relation_size('tributary.vendor') > 0 as used",
  );
  if (!rows[0]?.used) return "empty";
  const marks = await withScope(system, (tx) =>
    tx.auditEntry.findMany({
      where: { vendorId: tx.vendorId, action: { in: ["demo.begun", "demo.loaded"] } },
      select: { action: true },
    }),
  );
  const marked = (action: string) => marks.some((mark) => mark.action === action);
  return marked("demo.begun") && !marked("demo.loaded") ? "cut short" : "in use";
}

/** Empties a database in which nothing but a demo was begun. Only its owner may. */
export async function startOver(ownerUrl: string | undefined) {
  if (!ownerUrl) {
    throw new Error(
      "An earlier start was cut short while it filled in the demo. Set OWNER_DATABASE_URL, or begin with an empty database",
    );
  }
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    const { rows } = await owner.query<{ name: string }>(`
      select c.relname::text as name
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'vendor_id'
       where c.relnamespace = 'tributary'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       order by 1`);
    const tables = [...rows.map(({ name }) => name), "person"].map(
      (name) => `tributary.${owner.escapeIdentifier(name)}`,
    );
    await owner.query(`truncate ${[...new Set(tables)].join(", ")} cascade`);
  } finally {
    await owner.end();
  }
  await dropJobs();
}

/** Takes the demo's own jobs that are due out of the queue: what they would do is done, and no mail is sent. */
export async function dropJobs() {
  const queue = new pg.Client(env.JOBS_DATABASE_URL);
  await queue.connect();
  try {
    await queue.query(
      "delete from graphile_worker._private_jobs where payload->>'vendorId' = any($1) and run_at <= now()",
      [[vendor.vendorId, corrib.vendorId].map(String)],
    );
  } finally {
    await queue.end();
  }
}
