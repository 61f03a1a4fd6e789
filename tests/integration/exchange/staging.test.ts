import { Readable } from "node:stream";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { expect, test } from "vitest";

import {
  finishReading,
  StagingDisturbed,
} from "#app/domain/exchange/life/finish-reading.server.ts";
import { MOST_BEGINNINGS, readSubmission } from "#app/domain/exchange/read-submission.server.ts";
import { ReadingProgress } from "#app/domain/exchange/reading-progress.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { alterBesideOthers } from "#tests/support/alter-beside-others.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { at, liveFacts, pos, submissionOf } from "./hand-over.ts";
import { handedOver } from "./without-a-job.ts";

const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, nth) =>
      `N-${nth},2026-07-10,HI-4210,1,890.50,Ada,Customer ${nth % 50},c${nth % 50}.example`,
  );

const traces = ({ vendorId, system }: World) =>
  withScope(system, async (tx) => ({
    facts: await tx.revenueFact.count({ where: { vendorId } }),
    parties: await tx.reportedParty.count({ where: { vendorId } }),
    staged: await tx.stagingRow.count({ where: { vendorId } }),
  }));

/** Ends the reader's connections the moment it begins to apply, as a lost machine would. */
async function breakWhileApplying(world: World, submissionId: string) {
  const owner = new pg.Client(process.env.OWNER_DATABASE_URL);
  await owner.connect();
  const name = `break_${world.vendorId}`;
  await alterBesideOthers(
    owner,
    `create function tributary.${name}() returns trigger language plpgsql as $$
    begin
      if new.vendor_id = ${world.vendorId} and new.status = 'applied' then raise exception 'broken off'; end if;
      return new;
    end $$;
    create trigger ${name} before update on tributary.submission
      for each row execute function tributary.${name}()`,
  );
  try {
    await expect(readSubmission.run({ vendorId: world.vendorId, submissionId })).rejects.toThrow(
      /broken off/,
    );
  } finally {
    await alterBesideOthers(owner, `drop function tributary.${name}() cascade`);
    await owner.end();
  }
}

test("a reader that breaks off at the last step leaves nothing applied, and the next one finishes", async () => {
  const world = await aWorld();
  const id = await handedOver(world, pos(...rows(30)));

  await breakWhileApplying(world, id);

  expect(await submissionOf(world.vendorId, id)).toMatchObject({ status: "checked", rowsTaken: 0 });
  expect(await traces(world)).toMatchObject({ facts: 0, parties: 0 });

  await readSubmission.run({ vendorId: world.vendorId, submissionId: id });
  expect(await submissionOf(world.vendorId, id)).toMatchObject({
    status: "applied",
    rowsTaken: 30,
  });
  expect(await traces(world)).toEqual({ facts: 30, parties: 50 - 20, staged: 0 });
});

test("a file that ends its reader each time is refused in words, and not begun for ever", async () => {
  const world = await aWorld();
  const { vendorId, system } = world;
  const id = await handedOver(world, pos(...rows(3)));
  const begun = (which: string, times: number) =>
    withScope(system, (tx) =>
      tx.submission.updateMany({ where: { vendorId, id: which }, data: { begun: times } }),
    );
  await begun(id, MOST_BEGINNINGS);
  await readSubmission.run({ vendorId, submissionId: id });
  expect(await submissionOf(vendorId, id)).toMatchObject({
    ...{ status: "refused", problem: expect.stringContaining("never came to its end") },
  });

  const well = await handedOver(world, pos(...rows(4)));
  await begun(well, MOST_BEGINNINGS - 1);
  await readSubmission.run({ vendorId, submissionId: well });
  const { begun: since } = await withScope(system, (tx) =>
    tx.submission.findFirstOrThrow({ where: { vendorId, id: well }, select: { begun: true } }),
  );
  expect(since).toBe(0);
  expect(await submissionOf(vendorId, well)).toMatchObject({ status: "applied" });
});

test("a second reader waits for the day the first one dies", async () => {
  const world = await aWorld();
  const id = await handedOver(world, pos(...rows(3)));
  await breakWhileApplying(world, id);
  const jobs = new pg.Client(process.env.JOBS_DATABASE_URL);
  await jobs.connect();

  const { rows: waiting } = await jobs.query(
    "select run_at > now() as later from graphile_worker.jobs where key = $1",
    [`exchange.read:${id}:again`],
  );

  await jobs.end();
  expect(waiting).toEqual([{ later: true }]);
});

test("two readers of one file apply it once", async () => {
  const world = await aWorld();
  const submissionId = await handedOver(world, pos(...rows(200)));
  const payload = { vendorId: world.vendorId, submissionId };

  await Promise.all([readSubmission.run(payload), readSubmission.run(payload)]);

  expect(await traces(world)).toMatchObject({ facts: 200, staged: 0 });
});

test("staging that does not hold what was read is not applied", async () => {
  const world = await aWorld();
  const id = await handedOver(world, pos(...rows(1)));
  await withScope(world.system, (tx) =>
    tx.submission.updateMany({
      where: { vendorId: world.vendorId, id },
      data: { status: "reading" },
    }),
  );

  const progress = new ReadingProgress(world.vendorId, id);
  await expect(
    finishReading(world.vendorId, { id, kind: "pos" }, progress, null, at),
  ).rejects.toThrow(StagingDisturbed);
  expect(await traces(world)).toMatchObject({ facts: 0 });
});

test("the loader can put rows into staging and do nothing else", async () => {
  const { vendorId, north } = await aWorld();
  const loader = new pg.Client(process.env.LOADER_DATABASE_URL);
  await loader.connect();
  const refused = (sql: string) =>
    expect(loader.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^42501$/) });

  await refused("select * from tributary.staging_row");
  await refused("select * from tributary.submission");
  await refused("select * from tributary.partner");
  await refused("delete from tributary.staging_row");
  await refused("update tributary.staging_row set raw = ''");
  await refused("insert into tributary.revenue_fact (vendor_id) values (1)");
  await refused("select jobs.enqueue('x', '{}'::json)");
  const line = `${vendorId}\t${north.partnerId}\t2\tx\n`;
  const copy = loader.query(
    copyFrom("copy tributary.staging_row (vendor_id, submission_id, row_no, raw) from stdin"),
  );
  await new Promise((done, failed) =>
    Readable.from([line]).pipe(copy).on("finish", done).on("error", failed),
  );
  await loader.end();
});

/** Takes a job out of the queue, so that no other test has to do its work. */
async function forget(key: string) {
  const jobs = new pg.Client(process.env.JOBS_DATABASE_URL);
  await jobs.connect();
  await jobs.query("select graphile_worker.remove_job($1)", [key]);
  await jobs.end();
}

test("a large file is applied without being held in memory", { timeout: 120_000 }, async () => {
  const world = await aWorld();
  const count = 20_000;
  const submissionId = await handedOver(world, [
    pos(),
    ...rows(count).map((row) => `${row}${" ".repeat(200)}\r\n`),
  ]);
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const live = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = live();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, live());
  }, 500);

  await readSubmission.run({ vendorId: world.vendorId, submissionId });

  clearInterval(watch);
  await forget(`ledger.allocate:${submissionId}`);
  const submission = await submissionOf(world.vendorId, submissionId);
  expect(submission).toMatchObject({ status: "applied", rowsTaken: count, rowsRead: count });
  expect(submission.bytesRead).toBe(submission.bytes);
  expect((await liveFacts(world.vendorId)).length).toBe(count);
  expect(most - before).toBeLessThan(60_000_000);
});

test("a file that no database could hold is refused, and not tried for ever", async () => {
  const world = await aWorld();
  const utf16 = Buffer.from(
    `\ufeff${pos("N-1,2026-07-10,HI-4210,1,890.50,Ada,Cus\0tomer,c.example")}`,
    "utf16le",
  );
  const id = await handedOver(world, utf16);

  await readSubmission.run({ vendorId: world.vendorId, submissionId: id });

  expect(await submissionOf(world.vendorId, id)).toMatchObject({
    status: "refused",
    problem: "The file is not text. Export the rows as CSV and send them",
  });
});
