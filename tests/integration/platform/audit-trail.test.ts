import { expect, test } from "vitest";

import { audit } from "#app/platform/audit/audit.server.ts";
import {
  AUDIT_PAGE,
  auditActions,
  auditBatch,
  findAuditEntry,
  listAudit,
} from "#app/platform/audit/audit-log.server.ts";
import { chainOf, sealOf, verifyAndRecord } from "#app/platform/audit/chain-state.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aWorld } from "#tests/support/world.ts";

const subject = { kind: "deal", id: "d1" };

test("the trail is read page by page, both ways, without losing or repeating an entry", async () => {
  const world = await aWorld();
  await withScope(world.manager, async (tx) => {
    for (let count = 0; count < AUDIT_PAGE + 5; count += 1) {
      await audit(tx, world.manager, "deal.approved", subject, { count });
    }
  });
  await withScope(world.admin, async (tx) => {
    const first = await listAudit(tx, {}, {});
    expect(first.entries).toHaveLength(AUDIT_PAGE);
    expect(first.before).toBeNull();
    const second = await listAudit(tx, {}, { after: first.after ?? "" });
    expect(second.entries).toHaveLength(5);
    expect(second.after).toBeNull();
    const ids = [...first.entries, ...second.entries].map(({ id }) => id);
    expect(new Set(ids).size).toBe(AUDIT_PAGE + 5);
    const back = await listAudit(tx, {}, { before: second.before ?? "" });
    expect(back.entries).toEqual(first.entries);
    const exported: string[] = [];
    let place: string | undefined;
    do {
      const batch = await auditBatch(tx, {}, place, 20);
      exported.push(...batch.entries.map(({ id }) => id));
      place = batch.next;
    } while (place);
    expect(exported).toEqual(ids);
  });
});

test("filters narrow by deed, subject and person; a partner reads its own deeds alone", async () => {
  const world = await aWorld();
  await withScope(world.manager, (tx) => audit(tx, world.manager, "deal.approved", subject));
  await withScope(world.ada, (tx) =>
    audit(tx, world.ada, "deal.submitted", { kind: "deal", id: "d2" }),
  );
  const actions = (filter: object, actor: typeof world.admin | typeof world.ada = world.admin) =>
    withScope(actor, async (tx) =>
      (await listAudit(tx, filter, {})).entries.map(({ action }) => action),
    );
  expect((await actions({})).sort()).toEqual(["deal.approved", "deal.submitted"]);
  expect(await actions({ action: "deal.submitted" })).toEqual(["deal.submitted"]);
  expect(await actions({ subject: "d1" })).toEqual(["deal.approved"]);
  expect(await actions({ person: "ada" })).toEqual(["deal.submitted"]);
  expect(await actions({}, world.ada)).toEqual(["deal.submitted"]);
});

test("filters narrow by what was noted, by day, by side and by partner, each alone and together", async () => {
  const world = await aWorld();
  const noted = (actor: typeof world.admin | typeof world.ada, action: string, words: object) =>
    withScope(actor, (tx) => audit(tx, actor, action, subject, { ...words }));
  await noted(world.manager, "deal.rejected", { reason: "100%_sure" });
  await noted(world.ada, "deal.submitted", { number: "D-77" });
  await noted(world.bob, "deal.submitted", { number: "D-78" });
  const actions = (filter: object) =>
    withScope(world.admin, async (tx) =>
      (await listAudit(tx, filter, {})).entries.map(({ actorName }) => actorName).sort(),
    );
  expect(await actions({ text: "d-7" })).toEqual(["Ada", "Bob"]);
  expect(await actions({ text: "0%_s" })).toEqual(["Ingrid"]);
  expect(await actions({ text: "%" })).toEqual(["Ingrid"]);
  expect(await actions({ partner: null })).toEqual(["Ingrid"]);
  expect(await actions({ partner: "ada" })).toEqual(["Ada"]);
  expect(await actions({ partner: "ada", text: "D-78" })).toEqual([]);
  const soon = new Date(Date.now() + 60_000);
  expect(await actions({ until: soon })).toHaveLength(3);
  expect(await actions({ from: soon })).toEqual([]);
  expect(await withScope(world.admin, auditActions)).toEqual(["deal.rejected", "deal.submitted"]);
  expect(await withScope(world.bob, auditActions)).toEqual(["deal.submitted"]);
});

test("an entry opens with its seal for the vendor, and a partner is told no place in the chain", async () => {
  const world = await aWorld();
  await withScope(world.ada, (tx) => audit(tx, world.ada, "deal.submitted", subject));
  const id = await withScope(world.admin, async (tx) => {
    const entry = (await listAudit(tx, {}, {})).entries.at(0);
    expect(entry).toMatchObject({ seq: "1", actorName: "Ada" });
    expect(await sealOf(tx, 1n)).toMatchObject({ seq: "1", hash: entry?.hash, holds: true });
    expect(await sealOf(tx, 2n)).toBeNull();
    return entry?.id ?? "";
  });
  const read = (actor: typeof world.admin | typeof world.ada) =>
    withScope(actor, (tx) => findAuditEntry(tx, id));
  expect(await read(world.ada)).toMatchObject({ actorName: "Ada", seq: null, hash: null });
  expect(await read(world.bob)).toBeNull();
});

test("following the chain is itself on record, with what was found", async () => {
  const world = await aWorld();
  await withScope(world.ada, (tx) => audit(tx, world.ada, "deal.submitted", subject));
  const before = await withScope(world.admin, chainOf);
  expect(before).toMatchObject({ entries: 1, verified: null });
  expect(await verifyAndRecord(world.admin)).toMatchObject({ entries: 1n, break: null });
  const after = await withScope(world.admin, chainOf);
  expect(after).toMatchObject({ entries: 2, verified: { by: "Astrid", broken: null } });

  await verifyAndRecord(world.admin, { seq: 1n, hash: "0".repeat(64) });
  const wrong = await withScope(world.admin, chainOf);
  expect(wrong.verified?.broken).toMatch(/another hash than the one noted/);
});
