import { expect, test } from "vitest";

import { qualityOf } from "#app/domain/exchange/calendar/quality.server.ts";
import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { selectSubmissions } from "#app/domain/exchange/lists/select-submissions.server.ts";
import { submissionSorts } from "#app/domain/exchange/lists/submission-order.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { at, pos, sendAndRead } from "./hand-over.ts";

const FILES = 130;
const createdAt = new Date("2026-10-05T08:00:00Z");

/** Files of which many are alike in every order. */
async function manyFiles(world: World) {
  const data = Array.from({ length: FILES }, (_, place) => ({
    ...{ vendorId: world.vendorId, id: newId(), kind: "pos" as const, bytes: 1, sha256: newId() },
    ...{ partnerId: place % 3 === 0 ? world.south.partnerId : world.north.partnerId },
    ...{ fileName: `Week ${place % 7}_%.csv`, status: "applied" as const, senderName: "North" },
    ...{ rowsRefused: place % 4, createdAt: new Date(createdAt.getTime() + (place % 5) * 1_000) },
    ...{ measuredAt: createdAt },
  }));
  await withScope(world.system, (tx) => tx.submission.createMany({ data }));
}

test("in every order each file stands on one page, forwards and back", async () => {
  const world = await aWorld();
  await manyFiles(world);
  for (const sort of submissionSorts) {
    const pages: string[][] = [];
    let after: string | undefined;
    let last: Awaited<ReturnType<typeof page>> | undefined;
    const page = (place: { after?: string; before?: string }) =>
      withScope(world.manager, (tx) => selectSubmissions(tx, {}, { ...place, sort }));
    do {
      last = await page({ after });
      pages.push(last.submissions.map(({ id }) => id));
      after = last.after ?? undefined;
    } while (after);
    expect(new Set(pages.flat()).size, sort).toBe(FILES);
    expect(pages.map((ids) => ids.length)).toEqual([50, 50, 30]);
    const back = await page({ before: last.before ?? "" });
    expect(
      back.submissions.map(({ id }) => id),
      sort,
    ).toEqual(pages[1]);
  }
});

test("a list is narrowed by name, state, ticked rows and the days of its lines, within one's own", async () => {
  const world = await aWorld();
  await manyFiles(world);
  const { id } = await sendAndRead(
    world.north,
    "pos",
    pos("1,2026-09-14,HI-4210,3,700,ADA,Aurora GmbH,aurora.example"),
  );
  const found = async (actor: Actor, filter: Parameters<typeof selectSubmissions>[1]) =>
    (await withScope(actor, (tx) => selectSubmissions(tx, filter, {}))).submissions;

  expect(await found(world.manager, { q: "week 3_%" })).toHaveLength(19);
  expect(await found(world.manager, { q: "Week 3%" })).toHaveLength(0);
  expect(await found(world.manager, { status: "waiting" })).toHaveLength(0);
  const september = { from: new Date("2026-09-10"), to: new Date("2026-09-20") };
  expect(await found(world.manager, september)).toMatchObject([
    { id, firstDay: new Date("2026-09-14"), lastDay: new Date("2026-09-14") },
  ]);
  expect(await found(world.manager, { ids: [id] })).toHaveLength(1);
  expect(await found(world.south, { ids: [id] })).toHaveLength(0);
  expect(await found(world.south, { partnerId: world.north.partnerId })).toHaveLength(0);
});

test("what a file was like is counted: unknown parts, customers without a key, what was taken back", async () => {
  const world = await aWorld();
  const file = await sendAndRead(
    world.north,
    "pos",
    pos(
      "1,2026-09-14,HI-4210,3,700,ADA,Aurora GmbH,aurora.example",
      "2,2026-09-15,HI-4210,1,700,ADA,Borealis AS,",
      "3,2026-09-15,HI-0000,1,700,ADA,Borealis AS,",
    ),
  );
  const span = {
    since: new Date("2026-10-01"),
    today: new Date("2026-10-20"),
    timeZone: "Europe/Berlin",
  };
  const quality = (actor: Actor) =>
    withScope(actor, (tx) => qualityOf(tx, [world.north.partnerId], span));
  expect(await quality(world.manager)).toMatchObject([
    {
      ...{ month: new Date("2026-10-01"), files: 1, rowsRead: 3, rowsRefused: 1, unknownParts: 1 },
      ...{ parties: 2, bareParties: 1, reversedFiles: 0 },
    },
  ]);
  expect(await quality(world.south)).toEqual([]);
  await reverseSubmission(world.north, file.id, at);
  expect(await quality(world.north)).toMatchObject([{ files: 0, reversedFiles: 1, rowsRead: 0 }]);
});
