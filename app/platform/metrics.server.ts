import pg from "pg";
import prometheus from "prom-client";

import { pool } from "#app/platform/db/client.server.ts";
import { env } from "#app/platform/env.server.ts";

const jobSeconds = new prometheus.Histogram({
  name: "tributary_job_duration_seconds",
  help: "Time from the start of a background job to its end",
  labelNames: ["job", "outcome"],
  buckets: [0.01, 0.1, 0.5, 1, 5, 30, 120, 600],
});

/** Runs one job and counts it: how long, and whether it was done. */
export async function timedJob(job: string, work: () => Promise<void>): Promise<void> {
  const end = jobSeconds.startTimer({ job });
  try {
    await work();
    end({ outcome: "done" });
  } catch (error) {
    end({ outcome: "failed" });
    throw error;
  }
}

new prometheus.Gauge({
  name: "tributary_database_connections",
  help: "Connections of this process to the database, and requests that wait for one",
  labelNames: ["state"],
  collect() {
    this.set({ state: "idle" }, pool.idleCount);
    this.set({ state: "busy" }, pool.totalCount - pool.idleCount);
    this.set({ state: "waited_for" }, pool.waitingCount);
  },
});

type Waiting = { job: string; state: "waiting" | "running" | "failed"; jobs: number; age: number };

/** The queue as it is now. A job has failed when it was tried as often as it may be. */
async function queueNow(): Promise<Waiting[]> {
  const client = new pg.Client({
    connectionString: env.JOBS_DATABASE_URL,
    application_name: "tributary-metrics",
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
  });
  try {
    await client.connect();
    const { rows } = await client.query<Waiting>(`
      select t.identifier as job, s.state, count(*)::int as jobs,
             coalesce(extract(epoch from now() - min(j.run_at)), 0)::float8 as age
        from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id,
             lateral (select case when j.locked_at is not null then 'running'
                                  when j.attempts >= j.max_attempts then 'failed'
                                  else 'waiting' end as state) s
       where s.state <> 'waiting' or j.run_at <= now()
       group by 1, 2`);
    return rows;
  } finally {
    await client.end().catch(() => {});
  }
}

const oldest = new prometheus.Gauge({
  name: "tributary_jobs_oldest_seconds",
  help: "How long the oldest job has been due, by job and state",
  // Of the database and not of this process: not to be added up.
  aggregator: "first",
  labelNames: ["job", "state"],
});

new prometheus.Gauge({
  name: "tributary_jobs",
  help: "Jobs in the queue that are due, by job and state",
  aggregator: "first",
  labelNames: ["job", "state"],
  async collect() {
    this.reset();
    oldest.reset();
    // An unreachable queue must not take the other figures with it; readiness says that it is.
    for (const { job, state, jobs, age } of await queueNow().catch(() => [])) {
      this.set({ job, state }, jobs);
      oldest.set({ job, state }, age);
    }
  },
});
