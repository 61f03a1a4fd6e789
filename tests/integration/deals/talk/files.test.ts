import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";

import { expect, test } from "vitest";

import { addFile, rightToAdd } from "#app/domain/deals/files/add-file.server.ts";
import { LARGEST_FILE, MOST_FILES, type TalkStream } from "#app/domain/deals/files/deal-file.ts";
import { findDealFile } from "#app/domain/deals/files/find-deal-file.server.ts";
import { keepAttachment } from "#app/domain/deals/files/keep-attachment.server.ts";
import { removeFile } from "#app/domain/deals/files/remove-file.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { refusedByGuard, refusedByScope } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { readFileStream } from "#app/platform/files/file-store.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aPdf } from "#tests/support/files-to-send.ts";
import { aWorld } from "#tests/support/world.ts";

async function aDeal() {
  const world = await aWorld();
  return { world, dealId: await aRegistration(world.ada, { products: [world.sentry] }) };
}

async function kept(actor: Actor, name = "quote.pdf", words = "x") {
  const file = await keepAttachment(actor, name, Readable.from([aPdf(words)]));
  if (!file.ok) throw new Error(file.reason);
  return file;
}

async function added(actor: Actor, dealId: string, stream: TalkStream, words = "x") {
  const file = await kept(actor, "quote.pdf", words);
  const answer = await addFile(actor, { dealId, stream, file }, thursday);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.fileId;
}

test("a shared file goes over, byte for byte", async () => {
  const { world, dealId } = await aDeal();
  const fileId = await added(world.manager, dealId, "shared", "terms");
  const found = await findDealFile(world.ada, { dealId, fileId });
  expect(found).toMatchObject({ name: "quote.pdf", kind: "pdf" });
  const content = await text(readFileStream(world.vendorId, found?.sha256 ?? ""));
  expect(content).toBe(aPdf("terms").toString());
});

test("an internal file is nobody's but the vendor's, by no address and no count", async () => {
  const { world, dealId } = await aDeal();
  const fileId = await added(world.finance, dealId, "internal");
  expect(await findDealFile(world.admin, { dealId, fileId })).not.toBeNull();
  for (const actor of [world.ada, world.adaAdmin, world.bob, world.northAdmin]) {
    expect(await findDealFile(actor, { dealId, fileId })).toBeNull();
    const [seen] = await withScope(
      actor,
      (tx) => tx.$queryRaw<{ n: bigint }[]>`select count(*) as n from deal_file`,
    );
    expect(seen?.n).toBe(0n);
  }
  const partnersOwn = await addFile(
    world.ada,
    { dealId, stream: "internal", file: await kept(world.ada) },
    thursday,
  );
  expect(partnersOwn).toEqual({ ok: false, reason: "not-allowed" });
});

test("the database refuses a partner's internal file, and a change of stream", async () => {
  const { world, dealId } = await aDeal();
  const fileId = await added(world.ada, dealId, "shared");
  const wrong = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => error,
    );
  const row = {
    ...{ vendorId: world.vendorId, id: newId(), dealId, partnerId: world.ada.partnerId },
    ...{ stream: "internal", side: "partner", personId: world.ada.personId ?? "" },
    ...{ authorName: "Ada", at: thursday, name: "a.pdf", kind: "pdf", bytes: 1 },
    sha256: "0".repeat(64),
  };
  const asInternal = await wrong(
    withScope(world.ada, (tx) => tx.dealFile.createMany({ data: [row] })),
  );
  expect(refusedByScope(asInternal)).toBe(true);
  for (const data of [{ stream: "internal" }, { name: "b.pdf" }, { sha256: "1".repeat(64) }]) {
    const changed = await wrong(
      withScope(world.system, (tx) =>
        tx.dealFile.updateMany({ where: { vendorId: tx.vendorId, id: fileId }, data }),
      ),
    );
    expect(refusedByGuard(changed)).toBe(true);
  }
});

test("of a file that is not taken nothing stays on the disk", async () => {
  const { world } = await aDeal();
  const keep = (name: string, content: AsyncIterable<Uint8Array>) =>
    keepAttachment(world.ada, name, content);
  async function* endless() {
    for (;;) yield Buffer.alloc(1_000_000);
  }
  expect(await keep("a.exe", Readable.from([aPdf()]))).toMatchObject({ reason: "name-differs" });
  expect(await keep("a.pdf", Readable.from([Buffer.from("MZ\0")]))).toMatchObject({
    reason: "unknown",
  });
  expect(await keep("a.pdf", endless())).toMatchObject({ reason: "too-large" });
  const folder = join(env.DATA_DIR, "files", String(world.vendorId));
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  expect(LARGEST_FILE).toBe(20_000_000);
});

test("each side takes away its own file; nobody gets it any more, its line stays", async () => {
  const { world, dealId } = await aDeal();
  const fileId = await added(world.ada, dealId, "shared");
  const gone = { ok: false, reason: "not-found" };
  for (const actor of [world.manager, world.bob, world.northAdmin]) {
    expect(await removeFile(actor, { dealId, fileId }, thursday)).toEqual(gone);
  }
  expect(await removeFile(world.adaAdmin, { dealId, fileId }, thursday)).toEqual({ ok: true });
  expect(await removeFile(world.ada, { dealId, fileId }, thursday)).toEqual(gone);
  expect(await findDealFile(world.manager, { dealId, fileId })).toBeNull();
  const line = await withScope(world.manager, (tx) =>
    tx.dealFile.findUniqueOrThrow({
      where: { vendorId_id: { vendorId: tx.vendorId, id: fileId } },
      select: { name: true, removedBy: true },
    }),
  );
  expect(line).toEqual({ name: "quote.pdf", removedBy: "Ada" });
});

test("a deal holds fifty files, also when two come at once", async () => {
  const { world, dealId } = await aDeal();
  const file = await kept(world.ada);
  const { name, kind, bytes, sha256 } = file;
  await withScope(world.system, (tx) =>
    tx.dealFile.createMany({
      data: Array.from({ length: MOST_FILES - 1 }, () => ({
        ...{ vendorId: world.vendorId, id: newId(), dealId, partnerId: world.ada.partnerId },
        ...{ stream: "shared", side: "partner", personId: world.ada.personId ?? "" },
        ...{ authorName: "Ada", at: thursday, name, kind, bytes, sha256 },
      })),
    }),
  );
  const both = await Promise.all([
    addFile(world.ada, { dealId, stream: "shared", file }, thursday),
    addFile(world.manager, { dealId, stream: "internal", file }, thursday),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await rightToAdd(world.ada, dealId)).toMatchObject({ streams: ["shared"], full: true });
});
