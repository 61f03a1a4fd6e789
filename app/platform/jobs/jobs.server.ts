import { EventEmitter, once } from "node:events";
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

import { breakOffConnections } from "#app/platform/db/client.server.ts";
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

/** What is not done by then is broken off, so often and so far apart. */
const BREAKS = 4;
const BREAK_MS = 500;
const FORCE_MS = 3_000;

/** How long it waits before it begins anew where the database went away. */
const ANEW_MS = 2_000;

/**
 * Runs jobs until stopped; one that is not done in time is handed back to the queue for another worker. The queue's own
 * runner ends when the database goes away while a job is under way, so it is begun anew until it is asked to stop.
 */
export async function startJobs(jobs: readonly AnyJob[]): Promise<Worker> {
  const asked = new AbortController();
  let runner = await startRunner(jobs, asked.signal);
  const going = (async () => {
    for (;;) {
      await runner.ended;
      if (asked.signal.aborted) return;
      log.warn("the queue's runner ended without being asked to, and is begun anew");
      await runner.stop();
      runner = await begunAnew(jobs, asked.signal, runner);
    }
  })();
  return {
    stop: async () => {
      asked.abort();
      await runner.stop();
      await going;
    },
  };
}

type OneRunner = Worker & { ended: Promise<unknown> };

/** The former one when it is asked to stop meanwhile. */
async function begunAnew(
  jobs: readonly AnyJob[],
  asked: AbortSignal,
  former: OneRunner,
): Promise<OneRunner> {
  while (!asked.aborted) {
    await pause(ANEW_MS, undefined, { signal: asked }).catch(() => {});
    if (asked.aborted) break;
    try {
      const runner = await startRunner(jobs, asked);
      if (asked.aborted) await runner.stop();
      return runner;
    } catch (error) {
      log.warn({ err: error }, "the queue's runner could not be begun anew");
    }
  }
  return former;
}

async function startRunner(jobs: readonly AnyJob[], asked: AbortSignal): Promise<OneRunner> {
  let pool: WorkerPool | undefined;
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => {
    pool = workerPool;
  });
  events.on("job:failed", ({ job: { id, attempts, task_identifier: job } }) => {
    log.error({ job, jobId: id }, `a job was given up after ${attempts} tries`);
  });
  // A runner whose database went away shuts down and may wait for its end for ever.
  const shutDown = once(events, "pool:gracefulShutdown");
  const runner = await run({
    events,
    connectionString: env.JOBS_DATABASE_URL,
    concurrency: 4,
    pollInterval: 2_000,
    noHandleSignals: true,
    // How a job ended is then written where a failure is heard of. Otherwise nobody waits for it, and a database that is
    // away at that moment would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: loggerUntil(() => asked.aborted),
    taskList: taskList(jobs),
    parsedCronItems: timetable(jobs),
  });
  const watch = watchOverWorkers(pool?.id ?? "");
  const ended = Promise.race([shutDown, Promise.allSettled([runner.promise])]);
  return {
    ended,
    stop: async () => {
      const stopped = Promise.allSettled([runner.stop(), runner.promise]);
      const inTime = (ms: number) =>
        Promise.race([stopped.then(() => true), pause(ms, false, { ref: false })]);
      let done = await inTime(PATIENCE_MS);
      // What waits for a long statement fails with it, and its job is handed back. It may connect anew. Where only the
      // queue was lost, what runs may come to its end.
      for (let turn = 0; turn < BREAKS && !done && asked.aborted; turn += 1) {
        const broken = await breakOffConnections().catch((error: unknown) => {
          log.warn({ err: error }, "connections of jobs could not be broken off");
          return false;
        });
        if (!broken) break;
        done = await inTime(BREAK_MS);
      }
      // The runner's own kill() does nothing any more once it was asked to stop.
      if (!done) {
        const forced = pool?.forcefulShutdown("The worker was stopped");
        await Promise.race([forced, pause(FORCE_MS, undefined, { ref: false })]);
      }
      await watch.stop();
    },
  };
}
