import { EventEmitter } from "node:events";

import { Logger, run, type Task, type TaskList, type WorkerEvents } from "graphile-worker";
import type { z } from "zod";

import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { timedJob } from "#app/platform/metrics.server.ts";
import { inContext } from "#app/platform/request-context.ts";

import { watchOverWorkers } from "./dead-workers.server.ts";

/** A kind of background work. Its name is stable: jobs in the queue outlive a deployment. */
export type Job<P> = {
  name: string;
  payload: z.ZodType<P>;
  run: (payload: P) => Promise<void>;
};

export const defineJob = <P>(job: Job<P>): Job<P> => job;

type When = {
  /** A second job with the same key replaces the first while it waits. */ key?: string;
  runAt?: Date;
};

/** Puts a job in the queue within the caller's transaction: it exists when the change does. */
export async function enqueue<P>(
  tx: ScopedTx,
  job: Pick<Job<P>, "name">,
  payload: P,
  { key, runAt }: When = {},
) {
  await tx.$executeRaw`select jobs.enqueue(
    ${job.name}, ${JSON.stringify(payload)}::json, ${key ?? null}, ${runAt ?? null}::timestamptz)`;
}

type AnyJob = Omit<Job<unknown>, "run"> & { run: (payload: never) => Promise<void> };

/** The queue's tasks: each parses its payload before it runs, because the queue is an edge. */
export const taskList = (jobs: readonly AnyJob[]): TaskList =>
  Object.fromEntries(
    jobs.map(({ name, payload, run }): [string, Task] => [
      name,
      (raw, helpers) =>
        inContext({ job: name, jobId: helpers.job.id }, () =>
          timedJob(name, async () => run(payload.parse(raw) as never)),
        ),
    ]),
  );

export type Worker = { stop(): Promise<void> };

/** The queue's own words, as lines of our log. While it stops, a connection that ends is what was asked for. */
const loggerUntil = (stopping: () => boolean) =>
  new Logger((scope) => (level, message) => {
    const quiet = level === "info" || level === "debug" || stopping();
    const write = quiet ? "debug" : level === "error" ? "error" : "warn";
    log[write]({ job: scope.taskIdentifier, jobId: scope.jobId }, message);
  });

/** Runs jobs until stopped; stopping hands unfinished ones back. */
export async function startJobs(jobs: readonly AnyJob[]): Promise<Worker> {
  let stopping = false;
  let name = "";
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => {
    name = workerPool.id;
  });
  const runner = await run({
    events,
    connectionString: env.JOBS_DATABASE_URL,
    concurrency: 4,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: loggerUntil(() => stopping),
    taskList: taskList(jobs),
  });
  const watch = watchOverWorkers(name);
  return {
    stop: async () => {
      stopping = true;
      await runner.stop();
      await watch.stop();
    },
  };
}
