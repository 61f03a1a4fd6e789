import { pipeline } from "node:stream/promises";

import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

import { env } from "#app/platform/env.server.ts";

import type { CheckedRow } from "./check-file.ts";
import { toStaged } from "./staged-line.ts";

type Target = { vendorId: number; submissionId: string; partnerId: string | null };

/** Smaller pieces cost a round through the stream each. */
const CHUNK = 256 * 1024;
const COPY =
  "copy tributary.staging_row (vendor_id, submission_id, row_no, partner_id, raw, fields, errors) from stdin";
const NULL = "\\N";

/**
 * Opens staging for one file as the loader role, which may do nothing but put rows there: PostgreSQL refuses COPY
 * under row-level security, so the rows name their vendor themselves. What `work` copies arrives whole or not at
 * all. Null when another reader has this file in hand; its claim ends with its connection, however it dies.
 */
export async function withStaging<T>(
  target: Target,
  work: (copy: (rows: AsyncIterable<CheckedRow>) => Promise<void>) => Promise<T>,
): Promise<T | null> {
  const client = new pg.Client({
    connectionString: env.LOADER_DATABASE_URL,
    application_name: "tributary-loader",
  });
  await client.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ free: boolean }>(
      "select pg_try_advisory_xact_lock(hashtext($1), $2) as free",
      [target.submissionId, target.vendorId],
    );
    if (!rows[0]?.free) return null;
    const result = await work((checked) =>
      pipeline(chunks(target, checked), client.query(copyFrom(COPY))),
    );
    await client.query("commit");
    return result;
  } finally {
    // An open transaction is rolled back with its connection.
    await client.end();
  }
}

async function* chunks(target: Target, rows: AsyncIterable<CheckedRow>) {
  let text = "";
  for await (const row of rows) {
    text += copyLine(target, row);
    if (text.length < CHUNK) continue;
    yield text;
    text = "";
  }
  if (text) yield text;
}

function copyLine({ vendorId, submissionId, partnerId }: Target, row: CheckedRow): string {
  const cells = [
    String(vendorId),
    submissionId,
    String(row.rowNo),
    partnerId ?? NULL,
    escaped(row.raw),
    row.line ? escaped(toStaged(row.line)) : NULL,
    row.errors.length > 0 ? escaped(JSON.stringify(row.errors)) : NULL,
  ];
  return `${cells.join("\t")}\n`;
}

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const escaped = (text: string) => text.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign);
