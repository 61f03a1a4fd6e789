import { pipeline } from "node:stream/promises";

import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

import { env } from "#app/platform/env.server.ts";

import { type StagedShape, stagedColumns } from "./staged-text.ts";

/** What may wait for the database while more is read: it takes a piece in while the next ones are put together. */
const AHEAD = 1024 * 1024;

type Target = { vendorId: number; submissionId: string };

/** Puts rows, written as COPY takes them, into staging. */
export type CopyRows = (shape: StagedShape, text: AsyncIterable<Buffer>) => Promise<void>;

/**
 * Opens staging for one file as the loader role, which may do nothing but put rows there: PostgreSQL refuses COPY
 * under row-level security, so the rows name their vendor themselves. What `work` copies arrives whole or not at
 * all. Null when another reader has this file in hand; its claim ends with its connection, however it dies.
 */
export async function withStaging<T>(
  target: Target,
  work: (copy: CopyRows) => Promise<T>,
): Promise<T | null> {
  const client = new pg.Client({
    connectionString: env.LOADER_DATABASE_URL,
    application_name: "tributary-loader",
  });
  // Whatever it was asked meanwhile fails as well; without a listener a lost connection would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ free: boolean }>(
      "select pg_try_advisory_xact_lock(hashtext($1), $2) as free",
      [target.submissionId, target.vendorId],
    );
    if (!rows[0]?.free) return null;
    const result = await work((shape, text) => {
      const columns = stagedColumns[shape].join(", ");
      return pipeline(
        text,
        client.query(
          copyFrom(`copy tributary.staging_row (${columns}) from stdin`, { highWaterMark: AHEAD }),
        ),
      );
    });
    await client.query("commit");
    return result;
  } finally {
    // An open transaction is rolled back with its connection.
    await client.end();
  }
}
