import { randomUUID } from "node:crypto";

import pg from "pg";
import { expect, test } from "vitest";
import { z } from "zod";

import { withScope } from "#app/platform/db/scope.server.ts";
import { defineJob, enqueue, startJobs } from "#app/platform/jobs/jobs.server.ts";
import { aWorld } from "#tests/support/world.ts";

/** A promise, and what keeps it. */
function signal() {
  let give = () => {};
  const given = new Promise<void>((done) => {
    give = done;
  });
  return { give, given };
}

test("a worker that is asked to stop hands back what it has not finished, and another does it", async () => {
  const { system, vendorId } = await aWorld();
  const begun = signal();
  const never = signal();
  const done = signal();
  const name = `test.${randomUUID()}`;
  const payload = z.object({ vendorId: z.number() });
  const stuck = defineJob({
    name,
    payload,
    run: async () => {
      begun.give();
      await never.given;
    },
  });
  const first = await startJobs([stuck]);
  await withScope(system, (tx) => enqueue(tx, stuck, { vendorId }));
  await begun.given;
  await first.stop();

  const queue = new pg.Client(process.env.JOBS_DATABASE_URL);
  await queue.connect();
  const { rows } = await queue.query(
    `select j.locked_by from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1`,
    [name],
  );
  expect(rows).toEqual([{ locked_by: null }]);

  const well = defineJob({ name, payload, run: async () => done.give() });
  // The queue waits before it tries again what was broken off; an operator who is in a hurry says so.
  await queue.query(
    `select graphile_worker.reschedule_jobs(array_agg(j.id), run_at => now())
       from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1`,
    [name],
  );
  const second = await startJobs([well]);
  await done.given;
  await second.stop();
  await queue.end();
});
