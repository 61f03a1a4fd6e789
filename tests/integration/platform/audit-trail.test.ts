import { expect, test } from "vitest";

import { audit } from "#app/platform/audit/audit.server.ts";
import { AUDIT_PAGE, exportAudit, listAudit } from "#app/platform/audit/audit-log.server.ts";
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
    expect(await exportAudit(tx, {})).toHaveLength(AUDIT_PAGE + 5);
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
