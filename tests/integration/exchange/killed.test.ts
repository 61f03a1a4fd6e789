import { spawn } from "node:child_process";
import { once } from "node:events";

import { expect, test } from "vitest";
import { setRule } from "#app/domain/exchange/life/intake-setting.server.ts";
import { reverseLater } from "#app/domain/exchange/life/reverse-later.server.ts";
import { readSubmission } from "#app/domain/exchange/read-submission.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { barrierAt, everyPlace, type Place } from "./barrier.ts";
import { at, liveFacts, pos, submissionOf } from "./hand-over.ts";
import { handedOver } from "./without-a-job.ts";

/**
 * A file is stopped at every place of its way, and whoever works on it loses the connection there or is killed. What
 * counts afterwards is what counted before or what the file says, never a part of it, and the next one finishes.
 *
 * KILLS=1 does so at every place in every way; without it, where most is under way.
 */
const all = process.env.KILLS !== undefined;
const killedAt: readonly Place[] = all ? everyPlace : ["while lines are added"];
const cutAt: readonly Place[] = all
  ? everyPlace
  : ["while it is copied", "when it has been checked", "while lines are added", "when it is done"];
const reversedAt: readonly Place[] = all
  ? ["while lines are replaced", "when it is done"]
  : ["when it is done"];

const line = (nth: number, quantity: number) =>
  `N-${nth},2026-07-10,HI-4210,${quantity},890.50,Ada,Customer ${nth % 7},c${nth % 7}.example`;
const lines = (from: number, to: number, quantity: number) =>
  Array.from({ length: to - from }, (_, nth) => line(from + nth, quantity));

type Run = "read" | "reverse";
const jobs = { read: readSubmission, reverse: reverseLater };

async function contentOf({ vendorId }: World) {
  const facts = await liveFacts(vendorId);
  return Object.fromEntries(facts.map(({ document, quantity }) => [document, quantity]));
}

/** A world in which one file was applied, and another that changes, adds and repeats lines and has a mistake. */
async function twoFiles() {
  const world = await aWorld();
  const { vendorId, system, steward, north } = world;
  await withScope(system, (tx) =>
    setRule(tx, steward, { partnerId: north.partnerId, kind: "pos" }, "good_rows"),
  );
  const first = await handedOver(world, pos(...lines(0, 20, 1)));
  await readSubmission.run({ vendorId, submissionId: first });
  const before = await contentOf(world);
  expect(Object.keys(before)).toHaveLength(20);
  const mistake = "N-99,2026-07-10,HI-0000,1,890.50,Ada,Nobody,nobody.example";
  const text = pos(...lines(0, 5, 1), ...lines(5, 40, 2), mistake);
  const after = {
    ...before,
    ...Object.fromEntries(lines(5, 40, 2).map((_, n) => [`N-${n + 5}`, 2])),
  };
  return { world, before, after, submissionId: await handedOver(world, text) };
}

/** Breaks off a run at a place, and looks at what is left. */
async function breakOff(world: World, run: Run, id: string, place: Place, how: "killed" | "cut") {
  const payload = { vendorId: world.vendorId, submissionId: id };
  const barrier = await barrierAt(place, world.vendorId);
  try {
    if (how === "killed") {
      const script = new URL("../../support/works-on-a-file.ts", import.meta.url).pathname;
      const child = spawn(
        process.execPath,
        ["--import", "tsx", script, run, JSON.stringify(payload)],
        {
          stdio: ["ignore", "ignore", "inherit"],
        },
      );
      const ended = once(child, "exit");
      const pid = await barrier.reached();
      child.kill("SIGKILL");
      await ended;
      await barrier.cut(pid);
    } else {
      const running = jobs[run].run(payload).then(
        () => "done",
        () => "broken off",
      );
      await barrier.cut(await barrier.reached());
      expect(await running).toBe("broken off");
    }
  } finally {
    await barrier.lift();
  }
}

async function rowsOf({ vendorId, system }: World, submissionId: string) {
  return withScope(system, async (tx) => ({
    staged: await tx.stagingRow.count({ where: { vendorId, submissionId } }),
    refused: await tx.submissionRow.count({
      where: { vendorId, submissionId, verdict: "refused" },
    }),
    same: await tx.submissionRow.count({ where: { vendorId, submissionId, verdict: "same" } }),
  }));
}

async function reads(place: Place, how: "killed" | "cut") {
  const { world, before, after, submissionId } = await twoFiles();

  await breakOff(world, "read", submissionId, place, how);

  expect(await contentOf(world)).toEqual(before);
  expect((await submissionOf(world.vendorId, submissionId)).status).not.toBe("applied");

  await readSubmission.run({ vendorId: world.vendorId, submissionId });
  expect(await submissionOf(world.vendorId, submissionId)).toMatchObject({
    ...{ status: "applied", rowsRead: 41, rowsTaken: 35, rowsSame: 5, rowsChanged: 15 },
    rowsRefused: 1,
  });
  expect(await contentOf(world)).toEqual(after);
  expect(await rowsOf(world, submissionId)).toEqual({ staged: 0, refused: 1, same: 5 });
}

for (const place of cutAt) {
  test(`a connection that is lost ${place}: nothing or all, and the next reader finishes`, () =>
    reads(place, "cut"));
}

for (const place of killedAt) {
  test(
    `a reader that is killed ${place}: nothing or all, and the next one finishes`,
    {
      timeout: 60_000,
    },
    () => reads(place, "killed"),
  );
}

test.each(reversedAt)(
  "a file that is being taken back when the connection is lost, %s: nothing or all",
  async (place) => {
    const { world, before, after, submissionId } = await twoFiles();
    const { vendorId, system } = world;
    await readSubmission.run({ vendorId, submissionId });
    await withScope(system, (tx) =>
      tx.submission.updateMany({
        where: { vendorId, id: submissionId },
        data: { reversingBy: "Somebody" },
      }),
    );

    await breakOff(world, "reverse", submissionId, place, "cut");
    expect(await contentOf(world)).toEqual(after);
    expect((await submissionOf(vendorId, submissionId)).status).toBe("applied");

    await reverseLater.run({ vendorId, submissionId });
    expect(await contentOf(world)).toEqual(before);
    const back = await submissionOf(vendorId, submissionId);
    expect(back).toMatchObject({ status: "reversed", decidedBy: "Somebody", reversingBy: null });
    expect(back.createdAt).toEqual(at);
  },
);
