import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

import {
  Logger,
  parseCronItems,
  run,
  type Task,
  type TaskList,
  type WorkerEvents,
  type WorkerPool,
} from "graphile-worker";
import type { z } from "zod";

import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { timedJob } from "#app/platform/metrics.server.ts";
import { inContext } from "#app/platform/request-context.ts";

import { watchOverWorkers } from "./dead-workers.server.ts";
import { withoutAddresses } from "./without-addresses.ts";

/** A kind of background work. Its name is stable: jobs in the queue outlive a deployment. */
export type Job<P> = {
  name: string;
  payload: z.ZodType<P>;
  /** When it runs by itself, in UTC: "17 * * * *" is each hour at 17 past. */
  cron?: string;
  run: (payload: P) => Promise<void>;
};

export const defineJob = <P>(job: Job<P>): Job<P> => job;

type When = {
  /** A second job with the same key replaces the first while it waits. */ key?: string;
  runAt?: Date;
};

/** Puts a job in the queue within the caller's transaction: it exists when the change does. */
export async function enqueue<P>(
  tx: Pick<ScopedTx, "$executeRaw">,
  job: Pick<Job<P>, "name">,
  payload: P,
  when: When = {},
) {
  await tx.$executeRaw(enqueueing(job, payload, when));
}

/** The statement that does it, for those who send it with others. */
export const enqueueing = <P>(
  job: Pick<Job<P>, "name">,
  payload: P,
  { key, runAt }: When = {},
): Prisma.Sql => Prisma.sql`select jobs.enqueue(
  ${job.name}, ${JSON.stringify(payload)}::json, ${key ?? null}, ${runAt ?? null}::timestamptz)`;

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

/** One run at a time however many workers there are; what was missed while none ran is not made up for. */
const timetable = (jobs: readonly AnyJob[]) =>
  parseCronItems(
    jobs.flatMap(({ name, cron }) => (cron ? [{ task: name, match: cron, identifier: name }] : [])),
  );

export type Worker = { stop(): Promise<void> };

/** The queue's own words, as lines of our log. While it stops, a connection that ends is what was asked for. */
const loggerUntil = (stopping: () => boolean) =>
  new Logger((scope) => (level, message) => {
    const quiet = level === "info" || level === "debug" || stopping();
    const write = quiet ? "debug" : level === "error" ? "error" : "warn";
    log[write]({ job: scope.taskIdentifier, jobId: scope.jobId }, withoutAddresses(message));
  });

/** How long a job that runs when the process is asked to end has to come to its own end. */
const PATIENCE_MS = 6_000;

/** Runs jobs until stopped; one that is not done in time is handed back to the queue for another worker. */
export async function startJobs(jobs: readonly AnyJob[]): Promise<Worker> {
  let stopping = false;
  let pool: WorkerPool | undefined;
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => {
    pool = workerPool;
  });
  const runner = await run({
    events,
    connectionString: env.JOBS_DATABASE_URL,
    concurrency: 4,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: loggerUntil(() => stopping),
    taskList: taskList(jobs),
    parsedCronItems: timetable(jobs),
  });
  const watch = watchOverWorkers(pool?.id ?? "");
  return {
    stop: async () => {
      stopping = true;
      const ended = Promise.allSettled([runner.stop(), runner.promise]);
      const late = pause(PATIENCE_MS, "late", { ref: false });
      // The runner's own kill() does nothing any more once it was asked to stop.
      if ((await Promise.race([ended, late])) === "late") {
        await pool?.forcefulShutdown("The worker was stopped");
      }
      await watch.stop();
    },
  };
}
