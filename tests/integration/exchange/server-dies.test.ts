import { setTimeout as pause } from "node:timers/promises";

import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import { databaseEnvironment } from "#tests/support/database-environment.ts";
import { type MortalPostgres, mortalPostgres } from "#tests/support/mortal-postgres.ts";

// The whole database server dies under a process that runs jobs, and comes back. What the process reads of its
// environment is read as its modules load, so they are loaded once this test's own server is there.
const load = async () => ({
  ...(await import("#app/platform/db/client.server.ts")),
  ...(await import("#app/platform/db/scope.server.ts")),
  ...(await import("#app/platform/jobs/jobs.server.ts")),
  ...(await import("#app/domain/exchange/read-submission.server.ts")),
  ...(await import("#app/domain/exchange/life/intake-setting.server.ts")),
  ...(await import("#tests/support/world.ts")),
  ...(await import("./barrier.ts")),
  ...(await import("./hand-over.ts")),
});

/** KILLS=1 lets it die at every place, and both at once with its connections and without a word to them. */
const all = process.env.KILLS !== undefined;
const cases = (
  [
    ["SIGQUIT", "while it is copied"],
    ["SIGQUIT", "while lines are added"],
    ["SIGQUIT", "when it is done"],
    ["SIGKILL", "while lines are added"],
    ["SIGKILL", "when it is done"],
  ] as const
).filter((_, nth) => all || nth === 1);

let server: MortalPostgres;
let modules: Awaited<ReturnType<typeof load>>;

beforeAll(async () => {
  // What breaks here is meant to.
  process.env.LOG_LEVEL = "silent";
  server = await mortalPostgres();
  const { ownerUrl, dataFolder } = server;
  Object.assign(process.env, await databaseEnvironment(ownerUrl, dataFolder));
  modules = await load();
}, 90_000);
afterAll(async () => {
  await modules.closeDatabase();
  await server.stop();
});

const rows = (count: number, quantity: number) =>
  Array.from(
    { length: count },
    (_, nth) =>
      `N-${nth},2026-07-10,HI-4210,${quantity},890.50,Ada,C ${nth % 9},c${nth % 9}.example`,
  );

/** Whoever comes in place of a reader that died is given a while; an operator who is in a hurry says so. */
async function hurry(submissionId: string) {
  const queue = new pg.Client(process.env.JOBS_DATABASE_URL);
  await queue.connect();
  const { rows: found } = await queue.query(
    "select graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) from graphile_worker.jobs where key = $1",
    [`exchange.read:${submissionId}:again`],
  );
  await queue.end();
  expect(found).toHaveLength(1);
}

test.each(cases)(
  "the database server ends by %s %s: nothing or all, and it goes on by itself",
  {
    timeout: 40_000,
  },
  async (signal, place) => {
    const { aWorld, send, pos, submissionOf, liveFacts, withScope, barrierAt } = modules;
    const { readSubmission, startJobs, setRule } = modules;
    const world = await aWorld();
    const { vendorId, system, steward, north } = world;
    await withScope(system, (tx) =>
      setRule(tx, steward, { partnerId: north.partnerId, kind: "pos" }, "good_rows"),
    );
    const first = await send(north, "pos", pos(...rows(20, 1)));
    if (!first.ok) throw new Error("It is new");
    await readSubmission.run({ vendorId, submissionId: first.submissionId });
    const before = await liveFacts(vendorId);
    expect(before).toHaveLength(20);

    const barrier = await barrierAt(place, vendorId);
    const worker = await startJobs([readSubmission]);
    try {
      const second = await send(north, "pos", pos(...rows(60, 2)));
      if (!second.ok) throw new Error("It is new");
      const { submissionId } = second;
      await barrier.reached();

      await server.die(signal);
      await server.comeBack();

      expect(await liveFacts(vendorId)).toEqual(before);
      expect((await submissionOf(vendorId, submissionId)).status).not.toBe("applied");
      const staged = await withScope(system, (tx) =>
        tx.stagingRow.count({ where: { vendorId, submissionId } }),
      );
      expect(staged).toBe(0);

      await hurry(submissionId);
      while ((await submissionOf(vendorId, submissionId)).status !== "applied") await pause(20);
      const after = await liveFacts(vendorId);
      expect(after.map(({ quantity }) => quantity)).toEqual(Array(60).fill(2));
      expect(await submissionOf(vendorId, submissionId)).toMatchObject({
        ...{ rowsRead: 60, rowsTaken: 60, rowsChanged: 20, rowsRefused: 0 },
      });
    } finally {
      await worker.stop();
    }
  },
);
