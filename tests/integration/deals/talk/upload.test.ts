import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";

import { expect, test } from "vitest";

import { readTalk } from "#app/domain/deals/talk/read-talk.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { dealFileAsSent, takeDealFile } from "#app/routes/deal-file.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { aPdf } from "#tests/support/files-to-send.ts";
import { aWorld } from "#tests/support/world.ts";

const boundary = "----part";
const field = (name: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const fileHead = (name: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n` +
  "Content-Type: text/html\r\n\r\n";
const end = `\r\n--${boundary}--\r\n`;

function asked(chunks: Iterable<string | Uint8Array>, type = "multipart/form-data") {
  const bytes = (function* () {
    for (const chunk of chunks) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
  })();
  const body = Readable.toWeb(Readable.from(bytes));
  return new Request("http://localhost/portal/deals/x/upload", {
    method: "POST",
    headers: { "Content-Type": `${type}; boundary=${boundary}` },
    body,
    duplex: "half",
  } as RequestInit);
}

async function aDeal() {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const folder = join(env.DATA_DIR, "files", String(world.vendorId));
  const onDisk = () => (existsSync(folder) ? readdirSync(folder) : []);
  const files = async (actor: Actor) =>
    (await withScope(actor, (tx) => readTalk(tx, actor, dealId)))?.files ?? [];
  return { world, dealId, onDisk, files };
}

const statusOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ init }: { init?: { status: number } }) => init?.status,
  );

test("a file comes with its stream before it, and under a plain name", async () => {
  const { world, dealId, files } = await aDeal();
  const request = asked([
    field("stream", "shared"),
    fileHead("..\\..\\a;b=c \u202efdp.pdf"),
    aPdf(),
    end,
  ]);
  const taken = await takeDealFile(request, world.ada, dealId);
  expect(taken).toEqual({ ok: true, to: `/portal/deals/${dealId}?done=file-added#files` });
  expect(await files(world.manager)).toMatchObject([{ name: "a;b=c fdp.pdf", kind: "pdf" }]);
});

test("a file without a stream, or with one after it, is not kept", async () => {
  const { world, dealId, onDisk } = await aDeal();
  const parts = [fileHead("a.pdf"), aPdf(), "\r\n", field("stream", "shared"), end.slice(2)];
  for (const chunks of [parts, [field("stream", "all"), fileHead("a.pdf"), aPdf(), end]]) {
    const taken = await takeDealFile(asked(chunks), world.manager, dealId);
    expect(taken).toMatchObject({ ok: false, error: "Choose who reads it", status: 400 });
  }
  expect(onDisk()).toEqual([]);
});

test("a partner's internal file is refused, and nothing of it is kept", async () => {
  const { world, dealId, onDisk } = await aDeal();
  const send = (actor: Actor, stream: string) =>
    statusOf(
      takeDealFile(asked([field("stream", stream), fileHead("a.pdf"), aPdf(), end]), actor, dealId),
    );
  expect(await send(world.ada, "internal")).toBe(403);
  expect(await send(world.finance, "shared")).toBe(403);
  expect(await send(world.bob, "shared")).toBe(404);
  expect(await send(world.northAdmin, "shared")).toBe(404);
  expect(onDisk()).toEqual([]);
});

test("what is no form is not read as one", async () => {
  const { world, dealId } = await aDeal();
  const request = asked(["{}"], "application/json");
  expect(await statusOf(takeDealFile(request, world.ada, dealId))).toBe(400);
});

test("a body without an end is cut off long before it fills anything", async () => {
  const { world, dealId, onDisk } = await aDeal();
  let sent = 0;
  function* endless() {
    yield field("stream", "shared") + fileHead("a.pdf");
    yield aPdf();
    const chunk = Buffer.alloc(1_000_000, "x");
    for (; sent < 2_000; sent += 1) yield chunk;
  }
  const taken = await takeDealFile(asked(endless()), world.ada, dealId);
  expect(taken).toMatchObject({ ok: false, status: 413 });
  expect(sent).toBeLessThan(120);
  expect(onDisk()).toEqual([]);
});

test("a file whose content is lost is said to be, and breaks no connection", async () => {
  const { world, dealId, files } = await aDeal();
  await takeDealFile(
    asked([field("stream", "shared"), fileHead("a.pdf"), aPdf(), end]),
    world.ada,
    dealId,
  );
  const [file] = await files(world.ada);
  const what = { dealId, fileId: file?.id ?? "" };
  expect((await dealFileAsSent(world.ada, what)).status).toBe(200);
  rmSync(join(env.DATA_DIR, "files", String(world.vendorId)), { recursive: true });
  expect(await statusOf(dealFileAsSent(world.ada, what))).toBe(410);
});
