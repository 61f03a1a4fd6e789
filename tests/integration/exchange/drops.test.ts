import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findDrops } from "#app/domain/exchange/drop/find-drops.server.ts";
import { findSender } from "#app/domain/exchange/drop/find-sender.server.ts";
import { takeDrop } from "#app/domain/exchange/drop/take-drop.server.ts";
import { takeDrops } from "#app/domain/exchange/drop/watch-drops.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { at, pos, send } from "./hand-over.ts";

const sale = (invoice: string) => pos(`${invoice},2026-07-10,HI-4210,6,890.50,Ada,,`);

async function codeOf({ vendorId, system }: World, { partnerId }: Actor): Promise<string> {
  const partner = await withScope(system, (tx) =>
    tx.partner.findFirstOrThrow({ where: { vendorId, id: partnerId ?? "" } }),
  );
  return partner.code;
}

/** A folder as an operator makes it, with the drop of one partner in it. */
async function aDropFolder() {
  const world = await aWorld();
  const root = await mkdtemp(path.join(tmpdir(), "drops-"));
  onTestFinished(() => rm(root, { recursive: true }));
  const code = await codeOf(world, world.north);
  const folder = path.join(root, String(world.vendorId), code, "sales-out");
  await mkdir(path.join(folder, "in"), { recursive: true });
  const put = (name: string, content: string, into = folder) =>
    writeFile(path.join(into, "in", name), content);
  const inside = async (name: string, of = folder) =>
    (await readdir(path.join(of, name)).catch(() => [])).sort();
  const submissions = () =>
    withScope(world.system, (tx) =>
      tx.submission.findMany({
        where: { vendorId: world.vendorId },
        select: {
          id: true,
          fileName: true,
          status: true,
          partnerId: true,
          kind: true,
          senderName: true,
        },
        orderBy: { fileName: "asc" },
      }),
    );
  return { world, root, folder, put, inside, submissions, run: () => takeDrops(root, at, 0) };
}

test("a file that has come to rest is handed over in its partner's name and moved away", async () => {
  const { world, put, inside, submissions, run } = await aDropFolder();
  await put("week 28.csv", sale("N-1"));
  expect(await run()).toEqual({ taken: 1 });
  expect(await inside("in")).toEqual([]);
  expect(await inside("taken")).toEqual([
    expect.stringMatching(/^\d{8}T\d{6}-\w{6}-week 28\.csv$/),
  ]);
  await settleJobs(world.vendorId);
  expect(await submissions()).toMatchObject([
    {
      ...{ fileName: "week 28.csv", kind: "pos", status: "applied" },
      partnerId: world.north.partnerId,
      senderName: expect.stringMatching(/^SFTP, /),
    },
  ]);
  expect(await run()).toEqual({});
});

test("what is still being written stays, by its name or because it changes between two looks", async () => {
  const { root, folder, put, inside, submissions } = await aDropFolder();
  await put("a.csv.part", "x");
  await put(".b.csv", "x");
  await put("growing.csv", "y");
  const run = takeDrops(root, at, 300);
  const grow = setInterval(() => {
    const moment = new Date(Date.now() + 1_000);
    void utimes(path.join(folder, "in", "growing.csv"), moment, moment);
  }, 20);
  expect(await run).toEqual({});
  clearInterval(grow);
  expect(await inside("in")).toEqual([".b.csv", "a.csv.part", "growing.csv"]);
  expect(await submissions()).toEqual([]);
  await rename(path.join(folder, "in", "a.csv.part"), path.join(folder, "in", "a.csv"));
  expect(await takeDrops(root, at, 0)).toEqual({ taken: 2 });
});

test("the same bytes are told in a note, and what cannot be taken lies beside the reason", async () => {
  const { world, root, put, inside, submissions, folder, run } = await aDropFolder();
  await put("first.csv", sale("N-1"));
  await run();
  await put("second.csv", sale("N-1"));
  await put("empty.csv", "");
  const invoices = path.join(path.dirname(folder), "sell-in");
  await mkdir(path.join(invoices, "in"), { recursive: true });
  await put("invoices.csv", "a,b\n1,2\n", invoices);
  expect(await run()).toEqual({ same: 1, refused: 2 });

  const [note = ""] = (await inside("taken")).filter((name) => name.endsWith("second.csv.txt"));
  expect(await readFile(path.join(folder, "taken", note), "utf8")).toMatch(
    /^The same file was handed over before on 2026-10-05 as first\.csv\. Nothing was changed/,
  );
  expect(await inside("refused")).toHaveLength(2);
  const [why = ""] = (await inside("refused", invoices)).filter((name) => name.endsWith(".txt"));
  expect(await readFile(path.join(invoices, "refused", why), "utf8")).toMatch(
    /^Files of this kind/,
  );
  expect(await submissions()).toHaveLength(1);
  expect(root).toBeTruthy();
  expect(world).toBeTruthy();
});

test("a process that dies between handing over and moving away does no harm", async () => {
  const { world, folder, put, inside, submissions, run } = await aDropFolder();
  await put("week.csv", "not a report of anything\n1\n");
  await run();
  await settleJobs(world.vendorId);
  expect(await submissions()).toMatchObject([{ status: "refused" }]);
  // As it was before it was moved: a refused file could be sent again by whoever wants to.
  const [moved = ""] = await inside("taken");
  await rename(path.join(folder, "taken", moved), path.join(folder, "in", "week.csv"));
  expect(await run()).toEqual({ taken: 1 });
  expect(await submissions()).toHaveLength(1);
  // Dropped anew it is another one.
  await put("week.csv", "not a report of anything\n1\n");
  await run();
  expect(await submissions()).toHaveLength(2);
});

test("of several workers at one file that is sent by hand at the same moment, one hands it over and all are content", async () => {
  const { world, root, put, inside, submissions } = await aDropFolder();
  await put("week.csv", sale("N-1"));
  const [drop] = await findDrops(root);
  const sender = await findSender(world.vendorId, await codeOf(world, world.north));
  if (!drop || !sender) throw new Error("Nothing to take");
  await Promise.all([
    ...Array.from({ length: 4 }, () => takeDrop(drop, sender, "pos", at)),
    send(world.north, "pos", sale("N-1")),
  ]);
  expect(await submissions()).toHaveLength(1);
  // Where the hand was quicker, a note beside it says so.
  const files = (await inside("taken")).filter((name) => !name.endsWith(".txt"));
  expect(files).toHaveLength(1);
});

test("links and folders of nobody are left alone", async () => {
  const { world, root, folder, put, inside, submissions, run } = await aDropFolder();
  const outside = path.join(root, "outside.csv");
  await writeFile(outside, sale("N-9"));
  await symlink(outside, path.join(folder, "in", "link.csv"));
  const stranger = path.join(root, String(world.vendorId), "NOBODY", "sales-out");
  const elsewhere = path.join(root, "999999", "NORTH", "sales-out");
  const odd = path.join(path.dirname(folder), "anything");
  for (const each of [stranger, elsewhere, odd]) {
    await mkdir(path.join(each, "in"), { recursive: true });
    await put("week.csv", sale("N-1"), each);
  }
  const linked = path.join(path.dirname(folder), "inventory");
  await mkdir(linked);
  await symlink(path.join(stranger, "in"), path.join(linked, "in"));
  await symlink(stranger, path.join(path.dirname(folder), "direct-sales"));
  expect(await run()).toEqual({});
  expect(await submissions()).toEqual([]);
  expect(await inside("in")).toEqual(["link.csv"]);
  expect(await readFile(outside, "utf8")).toBe(sale("N-9"));
});

test("nothing is taken of a partner that is suspended, and the vendor has a folder of its own", async () => {
  const { world, root, put, inside, submissions, run } = await aDropFolder();
  const { vendorId, system } = world;
  await put("week.csv", sale("N-1"));
  await withScope(system, (tx) =>
    tx.partner.updateMany({
      where: { vendorId, id: world.north.partnerId },
      data: { status: "suspended" },
    }),
  );
  const own = path.join(root, String(vendorId), "vendor", "sell-in");
  await mkdir(path.join(own, "in"), { recursive: true });
  await put(
    "july.csv",
    "Invoice,Date,Part,Qty,Price,Partner\nR-1,2026-07-01,HI-4210,20,700,Ada\n",
    own,
  );
  expect(await run()).toEqual({ taken: 1 });
  expect(await inside("in")).toEqual(["week.csv"]);
  expect(await submissions()).toMatchObject([
    { fileName: "july.csv", kind: "sell_in", partnerId: null },
  ]);
});
