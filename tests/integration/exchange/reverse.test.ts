import fc from "fast-check";
import { expect, test } from "vitest";

import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { readSubmission } from "#app/domain/exchange/read-submission.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { at, decideAsShown, liveFacts, pos, sendAndRead, submissionOf } from "./hand-over.ts";
import { handedOver } from "./without-a-job.ts";

/** Quantities of some of five lines, by line; a file says something of each line it has. */
type Said = (number | null)[];

const file = (said: Said, nth: number) =>
  pos(
    ...said.flatMap((quantity, line) =>
      quantity === null
        ? []
        : [`N-${line},2026-07-10,HI-4210,${quantity},890.50,Ada,Solvang,solvang.example`],
    ),
    // No two files are the same file.
    `X-${nth},2026-07-10,HI-7710,1,10,Ada,Solvang,solvang.example`,
  );

const contentOf = (facts: Awaited<ReturnType<typeof liveFacts>>) =>
  Object.fromEntries(facts.map(({ document, quantity }) => [document, quantity]));

/** What counts when these files came in this order and no others. */
function told(files: readonly (Said | null)[]) {
  const lines: Record<string, number> = {};
  for (const [nth, said] of files.entries()) {
    if (!said) continue;
    for (const [line, quantity] of said.entries()) {
      if (quantity !== null) lines[`N-${line}`] = quantity;
    }
    lines[`X-${nth}`] = 1;
  }
  return lines;
}

const said = fc.array(fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 }), {
  minLength: 5,
  maxLength: 5,
});
const history = fc.record({
  files: fc.array(said, { minLength: 2, maxLength: 5 }),
  back: fc.infiniteStream(fc.nat(1_000)),
  more: said,
});

test("whatever files come and are taken back, in whatever order, the others' words count", {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ files, back, more }) => {
      const world = await aWorld();
      const sent: { id: string; said: Said | null }[] = [];
      for (const [nth, lines] of files.entries()) {
        const { id, status } = await sendAndRead(world.north, "pos", file(lines, nth));
        expect(status).toBe("applied");
        sent.push({ id, said: lines });
      }
      const order = [...back.take(sent.length)].map((weight, nth) => ({ weight, nth }));
      order.sort((a, b) => a.weight - b.weight || a.nth - b.nth);
      for (const [step, { nth }] of order.entries()) {
        const one = sent[nth];
        if (!one) continue;
        expect(await reverseSubmission(world.north, one.id, at)).toMatchObject({ ok: true });
        one.said = null;
        expect(contentOf(await liveFacts(world.vendorId))).toEqual(
          told(sent.map((each) => each.said)),
        );
        if (step === 0) {
          const { id } = await sendAndRead(world.north, "pos", file(more, sent.length));
          sent.push({ id, said: more });
          expect(contentOf(await liveFacts(world.vendorId))).toEqual(
            told(sent.map((each) => each.said)),
          );
        }
      }
    }),
    { numRuns: 3 },
  );
});

const good = "N-1,2026-07-10,HI-4210,6,890.50,Ada,Solvang Energi AS,solvang.example";

const closeBooks = ({ vendorId, system }: World, day: string) =>
  withScope(system, (tx) =>
    tx.vendor.updateMany({ where: { vendorId }, data: { booksClosedThrough: new Date(day) } }),
  );

test("a file whose days are in closed books is not taken back, and says through when", async () => {
  const world = await aWorld();
  const { id } = await sendAndRead(world.north, "pos", pos(good));
  await closeBooks(world, "2026-07-31");

  const refused = await reverseSubmission(world.north, id, at);

  expect(refused).toEqual({ ok: false, reason: "closed", through: new Date("2026-07-31") });
  expect(await liveFacts(world.vendorId)).toHaveLength(1);
  await closeBooks(world, "2026-07-09");
  expect(await reverseSubmission(world.north, id, at)).toMatchObject({ ok: true });
});

test("a file that was taken back may come again", async () => {
  const world = await aWorld();
  const first = await sendAndRead(world.north, "pos", pos(good));
  await reverseSubmission(world.north, first.id, at);

  const second = await sendAndRead(world.north, "pos", pos(good));

  expect(second).toMatchObject({ status: "applied", rowsTaken: 1 });
  expect(await submissionOf(world.vendorId, first.id)).toMatchObject({ status: "reversed" });
  expect(await liveFacts(world.vendorId)).toHaveLength(1);
});

test("a file that is taken back while another is applied: as if one had come after the other", async () => {
  const world = await aWorld();
  const { vendorId, north } = world;
  const first = await sendAndRead(north, "pos", file([1, 2, null, null, null], 0));
  const second = await handedOver(world, file([3, null, 1, null, null], 1));

  const [back] = await Promise.all([
    reverseSubmission(north, first.id, at),
    readSubmission.run({ vendorId, submissionId: second }),
  ]);

  expect(back).toMatchObject({ ok: true });
  // It may be unusual beside what is left, or other than was shown.
  if ((await submissionOf(vendorId, second)).status === "waiting") {
    await decideAsShown(north, second, "apply");
    await settleJobs(vendorId);
  }
  expect(contentOf(await liveFacts(vendorId))).toEqual(told([null, [3, null, 1, null, null]]));
});

test("nobody takes back what is not theirs to report", async () => {
  const { north, south, finance, adaAdmin, manager } = await aWorld();
  const { id } = await sendAndRead(north, "pos", pos(good));

  for (const who of [south, adaAdmin]) {
    expect(await reverseSubmission(who, id, at)).toEqual({ ok: false, reason: "not-found" });
  }
  for (const who of [finance, manager]) {
    expect(await reverseSubmission(who, id, at)).toEqual({ ok: false, reason: "not-yours" });
  }
});

test("a very large file is taken back by a job, once", async () => {
  const world = await aWorld();
  const { vendorId, system, north } = world;
  const { id } = await sendAndRead(north, "pos", file([1, 2, null, null, null], 0));
  await withScope(system, (tx) =>
    tx.submission.updateMany({ where: { vendorId, id }, data: { rowsRead: 1_000_000 } }),
  );

  expect(await reverseSubmission(north, id, at)).toEqual({ ok: true, later: true });
  expect(await reverseSubmission(north, id, at)).toEqual({ ok: false, reason: "busy" });
  expect(await submissionOf(vendorId, id)).toMatchObject({
    status: "applied",
    reversingBy: north.name,
  });
  expect(await liveFacts(vendorId)).toHaveLength(3);

  await settleJobs(vendorId);
  expect(await liveFacts(vendorId)).toHaveLength(0);
  expect(await submissionOf(vendorId, id)).toMatchObject({
    ...{ status: "reversed", decidedBy: north.name, reversingBy: null },
  });
});
