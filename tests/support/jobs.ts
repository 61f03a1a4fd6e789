import { Logger, runOnce } from "graphile-worker";
import pg from "pg";

import { taskList } from "#app/platform/jobs/jobs.server.ts";
import { jobs } from "#app/routes/lifecycle.server.ts";

/** Connections that are kept from one test to the next: making one takes longer than most jobs. */
const pool = new pg.Pool({
  connectionString: process.env.JOBS_DATABASE_URL,
  max: 3,
  allowExitOnIdle: true,
});
// One that is idle and lost is replaced by the next that is asked for.
pool.on("error", () => undefined);
// The queue would see to it itself, and say so each time.
pool.on("connect", (client) => client.on("error", () => undefined));

/** The queue works its options out once for each object. A job that failed is told of below; others need no line. */
const options = {
  pgPool: pool,
  taskList: taskList(jobs),
  logger: new Logger(() => () => undefined),
  noHandleSignals: true,
};

/**
 * Runs the queue until no job of this vendor is left in it, whoever runs them. Jobs that are no vendor's, such as mail
 * to somebody who forgot a password, may be in another test's hands: they are waited for, unless their worker is dead.
 */
export async function settleJobs(vendorId: number) {
  for (;;) {
    await runOnce(options);
    const { rows } = await pool.query(
      `select count(*) filter (where own or locked_at > now() - interval '10 s')::int as waiting,
              string_agg(last_error, e'\n') filter (where own and last_error is not null) as problem
         from graphile_worker._private_jobs,
              lateral (select coalesce(payload->>'vendorId', '') as vendor) of,
              lateral (select vendor = $1 as own) whose
        where vendor in ($1, '') and run_at <= now()`,
      [String(vendorId)],
    );
    if (rows[0].problem) throw new Error(`A job failed: ${rows[0].problem}`);
    if (rows[0].waiting === 0) return;
  }
}
