import { readFileSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

import { OperatorError } from "../run/operator-error.ts";

/** One table's rows, in PostgreSQL's own COPY text, zipped. */
const Table = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  columns: z.array(z.string()).min(1),
  rows: z.number().int().nonnegative(),
  /** Of the text before it was zipped: the same rows in the same order have the same. */
  sha256: z.string(),
});
export type BackedUpTable = z.infer<typeof Table>;

/** What a backup says of itself. It is written last, so a backup that has one is whole. */
const Manifest = z.object({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  /** The migrations that made the tables, oldest first. */
  migrations: z.array(z.string()),
  tables: z.array(Table),
  /** Background work that was waiting. */
  jobs: z.number().int().nonnegative(),
  files: z.number().int().nonnegative(),
});
export type Manifest = z.infer<typeof Manifest>;

export const manifestFile = (backup: string) => join(backup, "manifest.json");
export const tableFile = (backup: string, table: string) =>
  join(backup, "tables", `${table}.copy.gz`);
export const jobsFile = (backup: string) => join(backup, "jobs.json");
export const filesFolder = (backup: string) => join(backup, "files");
export const secretFile = (folder: string) => join(folder, "secret");

export function readManifest(backup: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(readFileSync(manifestFile(backup), "utf8")));
  } catch (error) {
    throw new OperatorError(
      `${backup} is no whole backup of Tributary: ${manifestFile(backup)} cannot be read (${(error as Error).message.split("\n")[0]})`,
    );
  }
}
