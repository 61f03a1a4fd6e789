import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";

import { expect, test } from "vitest";

import {
  RowErrors,
  SubmissionList,
  SubmissionResource,
} from "#app/domain/exchange/api/submission-resource.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { aKey, ask, named } from "#tests/support/api.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const at = new Date("2026-10-05T08:00:00Z");
const header = "Invoice No,Invoice Date,Part Number,Qty,Unit Price,Reseller\r\n";
const good = `${header}N-1,2026-07-10,HI-4210,6,890.50,Ada\r\n`;
const mixed = `${header}N-2,2026-07-11,HI-4210,1,890.50,Ada\r\nN-3,2026-07-11,HI-9999,x,400,Ada\r\n`;

const keyOf = (administrator: Actor, access: "read" | "write" = "write") => {
  const role = administrator.audience === "partner" ? "operations" : "vendor_admin";
  return aKey(administrator, { role, access, at });
};

type Sent = { type?: string; query?: string; headers?: Record<string, string> };

const send = (key: string, body: unknown, { type = "text/csv", query, headers }: Sent = {}) =>
  ask("POST", `/submissions?${query ?? "kind=pos&fileName=w28.csv"}`, {
    ...{ key, body, at },
    headers: { "Content-Type": type, ...headers },
  });

const read = async (key: string, id: string) =>
  SubmissionResource.parse((await ask("GET", `/submissions/${id}`, { key, at })).body);

async function sendAndRead({ vendorId }: World, key: string, body: unknown, sent: Sent = {}) {
  const { id } = SubmissionResource.parse((await send(key, body, sent)).body);
  await settleJobs(vendorId);
  return read(key, id);
}

const stored = (vendorId: number) =>
  readdir(path.join(env.DATA_DIR, "files", String(vendorId)), { recursive: true }).catch(() => []);

test("a file is sent, read, applied, listed and given back byte for byte", async () => {
  const world = await aWorld();
  const key = await keyOf(world.northAdmin);
  const sent = await send(key, good);
  expect(sent.status).toBe(201);
  const made = SubmissionResource.parse(sent.body);
  expect(made).toMatchObject({ status: "received", kind: "pos", fileName: "w28.csv" });
  expect(sent.headers.get("Location")).toBe(made.links.self);
  await settleJobs(world.vendorId);

  const done = await read(key, made.id);
  expect(done).toMatchObject({
    status: "applied",
    rows: { read: 1, taken: 1, refused: 0 },
    plan: { new: 1, sales: { rows: 1, units: 6, amount: "5343.00" } },
    may: ["reverse"],
  });
  expect((await ask("GET", `/submissions/${made.id}/file`, { key, at })).text).toBe(good);
  const vendor = await keyOf(world.admin);
  const list = await ask("GET", "/submissions?kind=pos&status=applied", { key: vendor, at });
  expect(SubmissionList.parse(list.body).data.map(({ id }) => id)).toEqual([made.id]);
  const none = await ask("GET", `/submissions/${made.id}/997`, { key, at });
  expect(none.status).toBe(404);
});

test("the same bytes again are the submission that they were, and a name is one request", async () => {
  const world = await aWorld();
  const key = await keyOf(world.northAdmin);
  const headers = named("week-28");
  const first = await send(key, good, { headers });
  const again = await send(key, good, { headers });
  expect(again).toMatchObject({ status: 201, text: first.text });
  expect(again.headers.get("Idempotency-Replayed")).toBe("true");
  const unnamed = await send(key, good);
  expect(unnamed).toMatchObject({ status: 200, body: { id: first.body.id } });
  expect((await send(key, mixed, { headers })).status).toBe(422);
});

test("a process that died after handing over does no harm: the next try finds it", async () => {
  const world = await aWorld();
  const { system, vendorId } = world;
  const key = await keyOf(world.northAdmin);
  const headers = named("crash");
  const first = await send(key, good, { headers });
  await withScope(system, (tx) =>
    tx.apiIdempotency.updateMany({
      where: { vendorId },
      data: { status: null, headers: undefined, body: null, givenUp: true },
    }),
  );
  expect(await send(key, good, { headers })).toMatchObject({
    status: 201,
    body: { id: first.body.id },
  });
});

test("what waits is applied as it was seen, or discarded, and what was applied is taken back", async () => {
  const world = await aWorld();
  const { vendorId } = world;
  const key = await keyOf(world.northAdmin);
  const waiting = await sendAndRead(world, key, mixed);
  expect(waiting).toMatchObject({ status: "waiting", may: ["apply", "discard"] });
  const act = (name: string, body: unknown, id = waiting.id) =>
    ask("POST", `/submissions/${id}/${name}`, { key, body, at });
  expect(await act("apply", { plan: "9-9-9-9" })).toMatchObject({ status: 412 });
  expect(await act("apply", { plan: waiting.plan?.mark })).toMatchObject({ status: 200 });
  expect(await act("discard", {})).toMatchObject({ status: 409 });
  await settleJobs(vendorId);
  expect(await read(key, waiting.id)).toMatchObject({ status: "applied", rows: { taken: 1 } });
  expect(await act("reverse", {})).toMatchObject({ status: 200, body: { status: "reversed" } });
  expect(await act("reverse", {})).toMatchObject({ status: 409 });

  const other = await sendAndRead(world, key, mixed.replace("N-2", "N-5"));
  expect(await act("discard", {}, other.id)).toMatchObject({ body: { status: "discarded" } });
});

test("what is wrong is listed in pages, grouped, and as a file", async () => {
  const world = await aWorld();
  const key = await keyOf(world.northAdmin);
  const rows = [1, 2, 3].map((no) => `N-${no},2026-07-10,HI-4210,x${no},890.50,Ada\r\n`);
  const { id, mistakes, links } = await sendAndRead(world, key, header + rows.join(""));
  expect(mistakes).toMatchObject([{ rows: 3, firstRow: 2 }]);
  const place = new URL(links.errors).pathname.replace("/api/v1", "");
  const first = await ask("GET", `${place}?limit=2`, { key, at });
  const page = RowErrors.parse(first.body);
  expect(page.data.map(({ row, line }) => [row, line.Qty])).toEqual([
    [2, "x1"],
    [3, "x2"],
  ]);
  expect(page.data[0]?.errors[0]).toMatchObject({ value: "x1", problem: expect.any(String) });
  expect(first.headers.get("Link")).toContain(`${place}?limit=2&cursor=${page.next}`);
  const last = await ask("GET", `${place}?limit=2&cursor=${page.next}`, { key, at });
  expect(last.body).toMatchObject({ data: [{ row: 4 }], next: null });
  const file = await ask("GET", `${place}.csv`, { key, at, headers: { Accept: "text/csv" } });
  expect(file.headers.get("Content-Type")).toMatch(/^text\/csv/);
  expect(file.text).toContain("errors");
  expect(id).toBeTruthy();
});

test.each([
  [
    "application/json",
    '{"lines":[{"invoiceNumber":"N-1","invoiceDay":"2026-07-10","partNumber":"HI-4210","quantity":6,"unitPrice":890.50,"reseller":"Ada"}]}',
  ],
  [
    "application/x-ndjson",
    '{"Invoice No":"N-1","Invoice Date":"2026-07-10","Part Number":"HI-4210","qty":6,"unitPrice":"890.50","Reseller":"Ada"}\n',
  ],
  ["text/tab-separated-values", good.replaceAll(",", "\t")],
])("%s is a file like any other", async (type, body) => {
  const world = await aWorld();
  const done = await sendAndRead(world, await keyOf(world.northAdmin), body, { type });
  expect(done).toMatchObject({
    status: "applied",
    plan: { sales: { units: 6, amount: "5343.00" } },
  });
});

test("a body that is not what it says it is, or does not arrive whole, leaves nothing", async () => {
  const world = await aWorld();
  const { system, vendorId } = world;
  const key = await keyOf(world.northAdmin);
  const digest = (text: string) => ({
    "Content-Digest": `sha-256=:${createHash("sha256").update(text).digest("base64")}:`,
  });
  const other = await send(key, good, { headers: digest("another") });
  expect(other.body).toMatchObject({ status: 400, type: expect.stringMatching(/#other-digest$/) });
  const broken = new ReadableStream({
    start(stream) {
      stream.enqueue(Buffer.from(good));
    },
    pull(stream) {
      stream.error(new Error("gone"));
    },
  });
  expect(await send(key, broken)).toMatchObject({ status: 400 });
  expect(await send(key, "")).toMatchObject({ status: 400 });
  expect(await stored(vendorId)).toEqual([]);
  const count = await withScope(system, (tx) => tx.submission.count({ where: { vendorId } }));
  expect(count).toBe(0);
  expect((await send(key, good, { headers: digest(good) })).status).toBe(201);
});

test("who may not send is told before the body is listened to", async () => {
  const world = await aWorld();
  const untouched = () => {
    let asked = false;
    const body = new ReadableStream(
      {
        pull(stream) {
          asked = true;
          stream.close();
        },
      },
      { highWaterMark: 0 },
    );
    return { body, asked: () => asked };
  };
  const reading = await keyOf(world.northAdmin, "read");
  const writing = await keyOf(world.northAdmin);
  const cases: [string, Sent, number][] = [
    ["trib_nobody", {}, 401],
    [reading, {}, 403],
    [writing, { query: "kind=sell_in" }, 403],
    [writing, { query: "kind=anything" }, 422],
    [writing, { type: "image/png" }, 415],
    [writing, { headers: { "Content-Length": "2000000000" } }, 413],
    [writing, { headers: { "Content-Digest": "sha-256=short" } }, 400],
  ];
  for (const [key, sent, status] of cases) {
    const { body, asked } = untouched();
    expect(await send(key, body, sent)).toMatchObject({ status });
    expect(asked()).toBe(false);
  }
});

test("another partner's submission does not exist", async () => {
  const world = await aWorld();
  const { id } = await sendAndRead(world, await keyOf(world.northAdmin), mixed);
  const stranger = await aKey(world.adaAdmin, { role: "operations", at });
  for (const place of ["", "/errors", "/errors.csv", "/file", "/997"]) {
    const answer = await ask("GET", `/submissions/${id}${place}`, { key: stranger, at });
    expect([place, answer.status]).toEqual([place, 404]);
  }
  for (const [name, body] of [
    ["apply", { plan: "1-0-0-1" }],
    ["discard", {}],
    ["reverse", {}],
  ] as const) {
    const answer = await ask("POST", `/submissions/${id}/${name}`, { key: stranger, body, at });
    expect([name, answer.status]).toEqual([name, 404]);
  }
  expect((await ask("GET", "/submissions", { key: stranger, at })).body).toEqual({
    data: [],
    next: null,
  });
});
