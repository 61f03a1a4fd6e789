import pg from "pg";

import { seed } from "#app/platform/run/demo.ts";

import openDatabase from "./vitest-database.ts";

/** A database with the demo in it: the one that was filled in for the browser tests, or one filled in now. */
export default async function setup() {
  const stop = await openDatabase();
  const owner = new pg.Client(process.env.OWNER_DATABASE_URL);
  await owner.connect();
  const { rows } = await owner.query(
    "select from tributary.audit_entry where action = 'demo.loaded'",
  );
  await owner.end();
  if (rows.length === 0) await seed({});
  return stop;
}
