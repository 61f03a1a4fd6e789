import { createHash } from "node:crypto";
import { constants, createWriteStream, existsSync, readdirSync } from "node:fs";
import { copyFile, cp, mkdir, rename, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";

import { connectOwner } from "../db/connect-owner.ts";
import { OperatorError } from "../run/operator-error.ts";
import {
  type BackedUpTable,
  filesFolder,
  jobsFile,
  type Manifest,
  manifestFile,
  secretFile,
  tableFile,
} from "./manifest.ts";
import { queuedJobs } from "./queued-jobs.ts";

/**
 * Writes everything Tributary holds into a new folder: all rows as they were in one instant, while people go on
 * working, the submitted files, waiting jobs, and the secret where the data folder keeps it. A backup that is cut
 * short keeps the name `….unfinished`.
 */
export async function backUp(
  ownerUrl: string,
  dataFolder: string,
  target: string,
  takenAt: Date,
): Promise<Manifest> {
  if (existsSync(target)) throw new OperatorError(`${target} is there already`);
  const folder = `${target}.unfinished`;
  await mkdir(join(folder, "tables"), { recursive: true, mode: 0o700 });
  const owner = await connectOwner(ownerUrl);
  try {
    // An owner whom row-level security hides rows from gets an error, not a backup without them.
    await owner.query("set row_security = off");
    await owner.query("begin transaction isolation level repeatable read read only");
    const { rows: migrations } = await owner.query<{ name: string }>(
      `select migration_name as name from tributary._prisma_migrations
        where finished_at is not null and rolled_back_at is null order by migration_name`,
    );
    const tables: BackedUpTable[] = [];
    for (const table of await tablesOf(owner)) tables.push(await copyOut(owner, folder, table));
    const jobs = await queuedJobs(owner);
    await writeFile(jobsFile(folder), JSON.stringify(jobs, null, 1));
    // Files are written before the rows that name them and are never changed, so now they are all there.
    const files = await copyFiles(dataFolder, folder);
    const manifest: Manifest = {
      format: 1,
      takenAt: takenAt.toISOString(),
      migrations: migrations.map(({ name }) => name),
      tables,
      jobs: jobs.length,
      files,
    };
    await writeFile(manifestFile(folder), `${JSON.stringify(manifest, null, 1)}\n`);
    await rename(folder, target);
    return manifest;
  } finally {
    await owner.end();
  }
}

type Table = Pick<BackedUpTable, "name" | "columns">;

/** Every table of ours with the columns that are written; a generated one makes itself. */
export async function tablesOf(owner: pg.Client): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'tributary'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> '_prisma_migrations'
     group by c.relname order by 1`);
  return rows;
}

async function copyOut(
  owner: pg.Client,
  folder: string,
  { name, columns }: Table,
): Promise<BackedUpTable> {
  const list = columns.map((column) => owner.escapeIdentifier(column)).join(", ");
  const rows = owner.query(copyTo(`copy (select ${list} from tributary.${name}) to stdout`));
  const hash = createHash("sha256");
  await pipeline(
    rows,
    async function* hashed(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createGzip({ level: 3 }),
    createWriteStream(tableFile(folder, name), { mode: 0o600, flush: true }),
  );
  return { name, columns, rows: rows.rowCount, sha256: hash.digest("hex") };
}

/** Answers with how many submitted files there were. One that is still arriving belongs to no row yet. */
async function copyFiles(dataFolder: string, folder: string): Promise<number> {
  const secret = secretFile(dataFolder);
  if (existsSync(secret)) await copyFile(secret, secretFile(folder));
  const source = join(dataFolder, "files");
  await mkdir(filesFolder(folder));
  if (!existsSync(source)) return 0;
  await cp(source, filesFolder(folder), {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (path) => !basename(path).startsWith("arriving-"),
  });
  return countFiles(filesFolder(folder));
}

const countFiles = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length;
