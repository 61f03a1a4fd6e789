import type pg from "pg";
import { z } from "zod";

/** A waiting job in the words of the queue's own function, so that the queue's tables may change. */
const QueuedJob = z.object({
  identifier: z.string(),
  payload: z.unknown(),
  queue: z.string().nullable(),
  runAt: z.string(),
  key: z.string().nullable(),
  priority: z.number(),
  attemptsLeft: z.number().int(),
});
export const QueuedJobs = z.array(QueuedJob);
export type QueuedJob = z.infer<typeof QueuedJob>;

/** Every job that is not done, also those that a worker holds: it will be another one's after a restore. */
export async function queuedJobs(owner: pg.Client): Promise<QueuedJob[]> {
  const { rows } = await owner.query<{ job: QueuedJob }>(`
    select json_build_object('identifier', t.identifier, 'payload', j.payload, 'queue', q.queue_name,
             'runAt', j.run_at, 'key', j.key, 'priority', j.priority,
             'attemptsLeft', greatest(j.max_attempts - j.attempts, 0)) as job
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
     order by j.id`);
  return rows.map(({ job }) => job);
}

/** Puts jobs back into a queue. One that had failed for good is tried once more: the cause may be gone. */
export async function queueAgain(owner: pg.Client, jobs: QueuedJob[]): Promise<void> {
  for (const job of jobs) {
    await owner.query(
      `select graphile_worker.add_job($1, $2::json, queue_name => $3, run_at => $4,
                job_key => $5, priority => $6, max_attempts => $7)`,
      [
        job.identifier,
        JSON.stringify(job.payload),
        job.queue,
        job.runAt,
        job.key,
        job.priority,
        Math.max(job.attemptsLeft, 1),
      ],
    );
  }
}
